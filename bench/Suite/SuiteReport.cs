using EnglishLearning.Bench.Load;

namespace EnglishLearning.Bench.Suite;

/// <summary>The whole page.</summary>
/// <param name="Loads">With names, for the plot.</param>
internal sealed record SuiteReport(
    DateTimeOffset At,
    Machine Machine,
    SuiteOptions Options,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<NamedLoad> Loads)
{
    public bool Passed => Figures.All(figure => figure.Met != false);
}

internal sealed record NamedLoad(string Name, LoadReport Report);
