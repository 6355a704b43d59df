using System.Diagnostics;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Waits for what comes by itself: asks again until it is so, and fails saying what was there instead.</summary>
public static class Eventually
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    public static async Task<T> IsAsync<T>(Func<Task<T>> look, Func<T, bool> so, double seconds = 30)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (so(seen))
                return seen;
            if (Stopwatch.GetElapsedTime(began).TotalSeconds > seconds)
                throw new TimeoutException($"After {seconds} s there still was: {seen}");
            await Task.Delay(BetweenLooks);
        }
    }
}
