using EnglishLearning.Bench.Load;
using EnglishLearning.Local;

namespace EnglishLearning.Bench.Suite;

/// <summary>Twice and four times what the service can do, then half of it: what it refuses, and how soon it is itself again.</summary>
internal sealed class OverloadPart(SuiteContext suite, SiloProcess silo)
{
    private const int Connections = 4000;
    private const int Learners = 8000;
    private const int RecoverySeconds = 8;

    // What p99 has to come back to; also what accepted answers may take five times of.
    private const double CalmP99Ms = 40;

    public async Task RunAsync()
    {
        var session = await LoadSession.OpenAsync([silo.Url], Learners, suite.Cancellation);
        // The maximum was that of learners in memory; to read 8,000 of them is another load.
        await suite.LoadAsync("overload: learners come to memory", session, suite.First(MixKind.Attempts));
        await RunAsync(session, 2);
        var report = await RunAsync(session, 4);
        suite.Figures.AddRange(
        [
            Figure.Of("overload: refused with Retry-After", "", report.Refused),
            Figure.Of("overload: neither answered nor refused", "", report.Errors).AtMost(0),
        ]);
    }

    private async Task<LoadReport> RunAsync(LoadSession session, int times)
    {
        var before = Machine.MemoryOf(silo.ProcessId).Now;
        var highest = before;
        var load = suite.Open(times * suite.Maximum, Connections) with
        {
            AfterRate = suite.Maximum / 2,
            AfterSeconds = RecoverySeconds,
        };
        var report = await suite.LoadAsync(
            $"overload {times} x", session, load, () => highest = Math.Max(highest, Machine.MemoryOf(silo.ProcessId).Now));
        suite.Loads.Add(new NamedLoad($"overload {times} x", report));
        suite.Figures.AddRange(
        [
            Figure.Of($"overload {times} x: useful answers, share of the maximum", "x", report.UsefulPerSecond / suite.Maximum).AtLeast(0.8),
            Figure.Of($"overload {times} x: p99 of accepted answers", "ms", report.All?.P99Ms ?? double.PositiveInfinity).AtMost(5 * CalmP99Ms),
            Figure.Of($"overload {times} x: memory at its highest, of before", "x", highest / before).AtMost(1.25),
            Figure.Of($"overload {times} x: back to calm after", "s", Recovery(report)).AtMost(2),
        ]);
        return report;
    }

    /// <summary>Seconds from the load's end to the beginning of the first second that is calm.</summary>
    private static double Recovery(LoadReport report)
    {
        var end = report.Options.WarmUp + report.Options.Seconds;
        var calm = report.Seconds.FirstOrDefault(
            second => second.Second > end && second.Refused + second.Errors == 0 && second.Useful > 0 && second.P99Ms <= CalmP99Ms);
        return calm is null ? double.PositiveInfinity : calm.Second - 1 - end;
    }
}
