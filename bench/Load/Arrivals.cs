namespace EnglishLearning.Bench.Load;

internal enum ArrivalKind
{
    /// <summary>At equal distances.</summary>
    Fixed,

    /// <summary>At exponential distances, as of many people who know nothing of each other.</summary>
    Poisson,
}

/// <summary>When requests are meant to start, in nanoseconds from the beginning: known beforehand, whatever the server does.</summary>
/// <param name="until">From then on they come at the rate <paramref name="thenPerSecond"/>.</param>
internal sealed class Arrivals(
    ArrivalKind kind, double perSecond, Random random, long until = long.MaxValue, double thenPerSecond = 0)
{
    private double _gap = 1e9 / perSecond;

    // Kept as a fraction, and multiplied instead of added up: rounding would change the rate.
    private double _next = kind == ArrivalKind.Fixed ? 0 : -1e9 / perSecond * Math.Log(1 - random.NextDouble());
    private double _since;
    private long _number;
    private bool _changed;

    public long Next => _next < long.MaxValue ? (long)_next : long.MaxValue;

    public void Advance()
    {
        _next = kind == ArrivalKind.Fixed ? _since + ++_number * _gap : _next - _gap * Math.Log(1 - random.NextDouble());
        if (_changed || _next < until)
            return;
        (_changed, _since, _number, _gap) = (true, until, 0, 1e9 / thenPerSecond);
        _next = thenPerSecond > 0 ? until : double.PositiveInfinity;
    }
}
