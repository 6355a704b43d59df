using System.Text;

namespace EnglishLearning.Bench.Load.Traffic;

/// <summary>A guest of the load.</summary>
/// <param name="headers">Host and authorisation, ready to be copied into a request.</param>
internal sealed class Learner(byte[] headers)
{
    private long _lastMs;

    public static Learner Of(string host, string token) =>
        new(Encoding.ASCII.GetBytes($"Host: {host}\r\nAuthorization: Bearer {token}\r\n"));

    public byte[] Headers => headers;

    /// <summary>What the last reply offered.</summary>
    public Question? Offered { get; set; }

    /// <summary>Now in Unix milliseconds, later each time: the order of a learner's answers is that of their times.</summary>
    public long NextTime(long nowMs) => _lastMs = Math.Max(nowMs, _lastMs + 1);

    /// <summary>
    /// The first time of some answers given without a connection, and the distance to each next one. All come after the last
    /// that the server knows: a learner who was away, not one who rewrites the past.
    /// </summary>
    public (long First, long Step) NextTimes(int answers, long spacingMs, long nowMs)
    {
        var first = Math.Max(_lastMs + 1, nowMs - answers * spacingMs);
        var step = Math.Clamp((nowMs - first) / answers, 1, spacingMs);
        _lastMs = first + (answers - 1) * step;
        return (first, step);
    }
}
