namespace EnglishLearning.Bench.Suite;

internal enum Bound
{
    None,
    AtLeast,
    AtMost,
}

/// <summary>One measured figure.</summary>
/// <param name="Value">Median of the runs.</param>
/// <param name="Runs">Each run's value, in order.</param>
/// <param name="Target">Null where there is none.</param>
internal sealed record Figure(
    string Name, string Unit, double Value, IReadOnlyList<double> Runs, Bound Bound = Bound.None, double? Target = null)
{
    public double Least => Runs.Min();

    public double Most => Runs.Max();

    /// <summary>Null where there is no target.</summary>
    public bool? Met => Bound switch
    {
        Bound.AtLeast => Value >= Target,
        Bound.AtMost => Value <= Target,
        _ => null,
    };

    public static Figure Of(string name, string unit, params IReadOnlyList<double> runs) => new(name, unit, Median(runs), runs);

    /// <summary>The ratio of two medians; its runs are the ratios of the runs.</summary>
    public static Figure Ratio(string name, Figure of, Figure to) =>
        new(name, "x", of.Value / to.Value, [.. of.Runs.Zip(to.Runs, (a, b) => a / b)]);

    public Figure AtLeast(double target) => this with { Bound = Bound.AtLeast, Target = target };

    public Figure AtMost(double target) => this with { Bound = Bound.AtMost, Target = target };

    private static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
