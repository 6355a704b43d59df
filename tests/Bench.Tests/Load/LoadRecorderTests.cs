using EnglishLearning.Bench.Load;

namespace EnglishLearning.Bench.Tests.Load;

public sealed class LoadRecorderTests
{
    private const long Ms = 1_000_000;
    private const long Second = 1000 * Ms;

    private readonly List<SecondFigures> _seconds = [];
    private readonly LoadRecorder _recorder;

    public LoadRecorderTests() => _recorder = new LoadRecorder(["POST x", "GET y"], (Second, 3 * Second), _seconds.Add);

    [Fact]
    public void Of_GivesThePercentilesOfWhatBeganInTheWindow()
    {
        _recorder.Done(0, intended: 0, now: 2 * Second, status: 200, saysWhen: false, answers: 1);
        for (var i = 1; i <= 1000; i++)
            _recorder.Done(0, Second + i, Second + i + i * Ms, 200, false, 1);
        var figures = LatencyFigures.Of("POST x", Outcome.Useful, _recorder.Of(0, Outcome.Useful)!);
        // Three digits are kept: the histogram gives the end of the step that a value falls into.
        Assert.Equal(1000, figures.Count);
        Assert.InRange(figures.P50Ms, 500, 501);
        Assert.InRange(figures.P90Ms, 900, 901);
        Assert.InRange(figures.P99Ms, 990, 991);
        Assert.InRange(figures.P999Ms, 999, 1000);
        Assert.InRange(figures.MaxMs, 1000, 1001);
        Assert.Null(_recorder.Of(1, Outcome.Useful));
    }

    [Theory]
    [InlineData(201, false, 0)]
    [InlineData(429, true, 1)]
    [InlineData(503, true, 1)]
    [InlineData(503, false, 2)]
    [InlineData(429, false, 2)]
    [InlineData(500, true, 2)]
    [InlineData(401, false, 2)]
    public void Done_SortsByStatus(int status, bool saysWhen, int outcome)
    {
        _recorder.Done(1, Second, Second + Ms, status, saysWhen, 0);
        Assert.Equal(1, _recorder.Of((Outcome)outcome).TotalCount);
        Assert.Equal(1, Enum.GetValues<Outcome>().Sum(one => _recorder.Of(one).TotalCount));
        Assert.Equal(outcome == 2, _recorder.Faults.Count == 1);
    }

    [Fact]
    public void Tick_EndsASecondAtATime()
    {
        _recorder.Done(0, 0, Second / 2, 200, false, 3);
        _recorder.Tick(Second);
        _recorder.Failed(0, Second, Second + 5, "refused");
        _recorder.Done(0, Second, Second + 20 * Ms, 200, false, 1);
        _recorder.Tick(4 * Second);
        Assert.Equal([1, 2, 3, 4], _seconds.Select(second => second.Second));
        Assert.Equal([false, true, true, false], _seconds.Select(second => second.Measured));
        Assert.Equal((1, 3, 0), (_seconds[0].Useful, _seconds[0].Answers, _seconds[0].Errors));
        Assert.Equal((1, 1, 1), (_seconds[1].Useful, _seconds[1].Answers, _seconds[1].Errors));
        Assert.InRange(_seconds[1].P99Ms, 20, 20.1);
        Assert.Equal((1L, 2L, 1L), (_recorder.UsefulInWindow, _recorder.RequestsInWindow, _recorder.AnswersInWindow));
    }

    [Fact]
    public void Throughput_CountsWhatCameBackInTheWindow_LatencyWhatBeganInIt()
    {
        _recorder.Done(0, 3 * Second - Ms, 3 * Second + Ms, 200, false, 1);
        Assert.Equal(0, _recorder.UsefulInWindow);
        Assert.Equal(1, _recorder.Of(Outcome.Useful).TotalCount);
    }
}
