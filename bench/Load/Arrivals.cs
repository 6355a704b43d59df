namespace EnglishLearning.Bench.Load;

internal enum ArrivalKind
{
    /// <summary>At equal distances.</summary>
    Fixed,

    /// <summary>At exponential distances, as of many people who know nothing of each other.</summary>
    Poisson,
}

/// <summary>When requests are meant to start, in nanoseconds from the beginning: known beforehand, whatever the server does.</summary>
internal sealed class Arrivals(ArrivalKind kind, double perSecond, Random random)
{
    private readonly double _gap = 1e9 / perSecond;

    // Kept as a fraction, and multiplied instead of added up: rounding would change the rate.
    private double _next = kind == ArrivalKind.Fixed ? 0 : -1e9 / perSecond * Math.Log(1 - random.NextDouble());
    private long _number;

    public long Next => (long)_next;

    public void Advance() => _next = kind == ArrivalKind.Fixed ? ++_number * _gap : _next - _gap * Math.Log(1 - random.NextDouble());
}
