using Spectre.Console;
using Spectre.Console.Rendering;

namespace EnglishLearning.Bench.Output;

/// <summary>Shows work that is counted: a bar on a terminal, else a line every few seconds.</summary>
internal static class ProgressView
{
    /// <summary>For work that reports each second; less than one, since no report comes to the microsecond.</summary>
    public static readonly TimeSpan EverySecond = TimeSpan.FromMilliseconds(800);

    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    /// <param name="work">Reports how much is done so far, out of <paramref name="total"/>.</param>
    public static Task<T> ReviewsAsync<T>(string title, int total, Func<IProgress<int>, Task<T>> work)
    {
        var line = new ProgressLine(title, total, "reviews");
        return RunAsync(line, line.At, work, BetweenLines);
    }

    /// <param name="work">Reports how many seconds have passed, out of <paramref name="total"/>.</param>
    /// <param name="detail">What has come of it so far.</param>
    /// <param name="betweenLines">How often to say so where there is no terminal.</param>
    public static Task<T> SecondsAsync<T>(
        string title, int total, Func<IProgress<int>, Task<T>> work, Func<string> detail, TimeSpan? betweenLines = null) =>
        RunAsync(
            new ProgressLine(title, total, "s"), (done, _) => $"{title}: {done} of {total} s, {detail()}", work, betweenLines ?? BetweenLines);

    private static async Task<T> RunAsync<T>(
        ProgressLine line, Func<int, TimeSpan, string> text, Func<IProgress<int>, Task<T>> work, TimeSpan betweenLines)
    {
        if (Console.IsOutputRedirected)
            return await work(new Lines(line.Total, text, betweenLines, TimeProvider.System));
        return await AnsiConsole.Progress()
            .Columns(new ProgressBarColumn { Width = 20 }, new TextColumn(text))
            .StartAsync(context => work(new Bar(context.AddTask(line.Title, maxValue: line.Total))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }

    private sealed class TextColumn(Func<int, TimeSpan, string> text) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(text((int)task.Value, task.ElapsedTime ?? TimeSpan.Zero));
    }

    private sealed class Lines(int total, Func<int, TimeSpan, string> text, TimeSpan between, TimeProvider time) : IProgress<int>
    {
        private readonly long _start = time.GetTimestamp();
        private long _lastLine = time.GetTimestamp();

        public void Report(int value)
        {
            if (value < total && time.GetElapsedTime(_lastLine) < between)
                return;
            _lastLine = time.GetTimestamp();
            Console.WriteLine(text(value, time.GetElapsedTime(_start)));
        }
    }
}
