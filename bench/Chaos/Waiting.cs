using System.Diagnostics;

namespace EnglishLearning.Bench.Chaos;

internal static class Waiting
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <exception cref="Local.ServerException">It did not come about in time; the message says what.</exception>
    public static Task UntilAsync(Func<Task<bool>> condition, string what, int seconds = 60) =>
        UntilAsync(condition, () => what, seconds);

    /// <param name="what">Asked when the time is over.</param>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> what, int seconds = 60)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(began).TotalSeconds > seconds)
                throw new Local.ServerException($"After {seconds} s still waiting until {what()}.");
            await Task.Delay(BetweenLooks);
        }
    }
}
