using System.Diagnostics;
using Xunit;

namespace EnglishLearning.Grains.Tests.Support;

internal static class Poll
{
    /// <summary>Waits until the condition holds; fails after a minute with what was seen last.</summary>
    public static async Task UntilAsync<T>(Func<Task<T>> look, Func<T, bool> holds)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (holds(seen))
                return;
            Assert.True(deadline.Elapsed < TimeSpan.FromMinutes(1), $"Still {seen} after a minute.");
            await Task.Delay(20);
        }
    }

    /// <summary>Whether the condition came to hold within the time.</summary>
    public static async Task<bool> WithinAsync(TimeSpan time, Func<bool> holds)
    {
        var deadline = Stopwatch.StartNew();
        while (!holds() && deadline.Elapsed < time)
            await Task.Delay(20);
        return holds();
    }
}
