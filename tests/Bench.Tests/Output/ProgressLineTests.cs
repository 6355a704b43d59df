using EnglishLearning.Bench.Output;
using EnglishLearning.Bench.Replay;
using Spectre.Console;

namespace EnglishLearning.Bench.Tests.Output;

public sealed class ProgressLineTests
{
    [Theory]
    [InlineData(3000, 6, "import: 3,000 of 12,000 reviews, 500/s, 18 s left")]
    [InlineData(0, 6, "import: 0 of 12,000 reviews, 0/s, time left unknown")]
    public void At_SomeDone_SaysRateAndTimeLeft(int done, int seconds, string expected) =>
        Assert.Equal(expected, new ProgressLine("import", 12_000, "reviews").At(done, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void ReplayView_PathThatDiffers_ShowsWhatAndThatChecksFailed()
    {
        var path = new PathReport("batch", Guid.Empty, 10, 2, 1, 0, 0, null, 1, [new Difference("card 7", "stability", "1.5", "[2]")]);
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = 120;
        ReplayView.Write(console, new ReplayReport("x.csv", 0, 0, null, [path], Passed: false));
        Assert.Contains("card 7", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("[2]", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("Checks failed.", text.ToString(), StringComparison.Ordinal);
    }
}
