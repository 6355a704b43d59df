using System.Diagnostics;
using System.Globalization;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Matrix;
using EnglishLearning.Local;
using Xunit;
using Xunit.Abstractions;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>Thousands of requests that nobody meant. FUZZ_SEED repeats a run, FUZZ_REQUESTS makes it longer.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Requests = 20_000;

    /// <summary>For what a silo in order needs at that, measured 300 to 500 MB; a leak of every request body would be beyond.</summary>
    private const long MostMemory = 1L << 30;

    private static ulong Seed => Environment.GetEnvironmentVariable("FUZZ_SEED") is { Length: > 0 } given
        ? ulong.Parse(given, CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64(1, 1_000_000_000);

    private static int Count => Environment.GetEnvironmentVariable("FUZZ_REQUESTS") is { Length: > 0 } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : Requests;

    [Fact]
    public async Task WhateverIsAsked_IsAnsweredAsPromised_AndNothingIsBroken()
    {
        var seed = Seed;
        output.WriteLine($"FUZZ_SEED={seed}");
        await using var silo = await AttackedSilo.StartAsync(AttackedSilo.Unhurried);
        await silo.NewAsync(CallerKind.Student);
        var run = new FuzzRun(silo, seed, new AnswerRules(silo.Description, await Secrets.OfAsync(silo)));
        var began = Stopwatch.GetTimestamp();
        await run.RunAsync(Count);
        var took = Stopwatch.GetElapsedTime(began);
        var memory = Memory(silo);
        var summary = string.Create(
            CultureInfo.InvariantCulture, $"{run.Tally.All:N0} requests, seed {seed}; the silo held {memory >> 20} MB after it.");
        output.WriteLine($"{summary} {took.TotalSeconds:F0} s.\n{run.Tally.Table()}");
        foreach (var operation in silo.Description.Operations)
            output.WriteLine($"{operation}: slowest {run.Tally.Slowest(operation).TotalMilliseconds:F0} ms");

        Assert.True(run.Findings.Count == 0, $"FUZZ_SEED={seed}\n{string.Join("\n\n", run.Findings)}\n{Errors(silo)}");
        Assert.All(silo.Description.Operations.Where(operation => AccessRules.Of(operation.Id).Success < 300), operation =>
            Assert.True(run.Tally.Of(operation, status => status is >= 200 and < 300) > 0, $"Not one request to {operation} was in order: its sample has become wrong."));
        Assert.InRange(run.Tally.Of(503), 0, Count / 100);
        Assert.InRange(memory, 1, MostMemory);
        Assert.Equal(("", ""), (silo.Process.Errors, Errors(silo)));
        await AssertWholeAsync(silo);
        if (SecurityPage.IsRewritten)
            SecurityPage.Write("counts of the fuzz", $"\n{summary}\n\n{run.Tally.Table()}\n");
    }

    /// <summary>It still serves; what it stored is what its log of answers makes, and the audit log is as it was written.</summary>
    private static async Task AssertWholeAsync(AttackedSilo silo)
    {
        Assert.Equal(200, (int)(await silo.Http.GetAsync(new Uri("/readyz", UriKind.Relative))).StatusCode);
        var student = await silo.NewAsync(CallerKind.Student);
        Assert.NotEmpty(await student.Client.NextAsync());
        await silo.Process.StopAsync();
        var rebuilt = await SiloProgram.RunAsync(["rebuild", "--check", "--data", silo.DataFolder]);
        Assert.True(rebuilt.ExitCode == 0, rebuilt.Output + rebuilt.Errors);
        var audit = await SiloProgram.RunAsync(["audit", "verify", "--data", silo.DataFolder]);
        Assert.True(audit.ExitCode == 0 && audit.Output.StartsWith("WHOLE", StringComparison.Ordinal), audit.Output + audit.Errors);
    }

    /// <summary>What it logged as an error: the client's doing is none.</summary>
    private static string Errors(AttackedSilo silo) =>
        string.Join('\n', silo.Process.Output.Split('\n').Where(line => line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) || line.Contains("\"LogLevel\":\"Critical\"", StringComparison.Ordinal)).Take(10));

    private static long Memory(AttackedSilo silo)
    {
        using var process = Process.GetProcessById(silo.Process.ProcessId);
        return process.WorkingSet64;
    }
}
