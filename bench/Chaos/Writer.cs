using System.Diagnostics;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Chaos;

/// <summary>
/// A learner who gives one answer after the other, each sent again with the same id until it is taken, as a good client
/// does.
/// </summary>
/// <param name="way">To which server the next request goes.</param>
internal sealed class Writer(ChaosLearner learner, Func<ApiClient> way, Tally tally)
{
    /// <summary>Some 20 learners at this pace are a load, and leave the machine its breath.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(30);

    private static readonly TimeSpan BeforeAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>How long after its end an answer of a drill is insisted on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Until told to stop, and then until the last answer is taken.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await InsistAsync(stop);
            await Task.Delay(Pace, CancellationToken.None);
        }
    }

    private async Task InsistAsync(CancellationToken stop)
    {
        var (attemptId, request) = learner.NextAnswer();
        long? stopped = null;
        while (await Client.SendAsync(learner, attemptId, request, way(), tally, CancellationToken.None) is not { } reply || Client.MaySendAgain(reply))
        {
            if (stop.IsCancellationRequested && Stopwatch.GetElapsedTime(stopped ??= Stopwatch.GetTimestamp()) > Patience)
            {
                tally.Fault($"An answer was still not taken {Patience.TotalSeconds} s after the drill.");
                return;
            }
            await Task.Delay(BeforeAgain, CancellationToken.None);
        }
    }
}
