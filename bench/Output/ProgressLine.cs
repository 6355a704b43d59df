using System.Globalization;

namespace EnglishLearning.Bench.Output;

/// <summary>How far counted work is, in a line of text.</summary>
internal sealed record ProgressLine(string Title, int Total, string Unit)
{
    public string At(int done, TimeSpan elapsed)
    {
        var rate = done / Math.Max(elapsed.TotalSeconds, 1e-3);
        var left = rate > 0 ? $"{(Total - done) / rate:F0} s left" : "time left unknown";
        return string.Create(CultureInfo.InvariantCulture, $"{Title}: {done:N0} of {Total:N0} {Unit}, {rate:N0}/s, {left}");
    }
}
