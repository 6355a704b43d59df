using System.Diagnostics;
using System.Globalization;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Description;
using EnglishLearning.Attack.Tests.Matrix;
using EnglishLearning.Local;
using EnglishLearning.Storage;
using Xunit;
using Xunit.Abstractions;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>Thousands of requests that nobody meant. FUZZ_SEED repeats a run, FUZZ_REQUESTS makes it longer, FUZZ_OPERATION asks one operation alone.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Requests = 20_000;

    /// <summary>One in sixteen is left as it was, and two in three are sent by somebody who may: of so many to an operation some are in order.</summary>
    private const int EnoughForOneInOrder = 150;

    /// <summary>For what a silo in order needs at that, measured 300 to 500 MB; a leak of every request body would be beyond.</summary>
    private const long MostMemory = 1L << 30;

    private static ulong Seed => Environment.GetEnvironmentVariable("FUZZ_SEED") is { Length: > 0 } given
        ? ulong.Parse(given, CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64(1, 1_000_000_000);

    private static int Count => Environment.GetEnvironmentVariable("FUZZ_REQUESTS") is { Length: > 0 } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : Requests;

    private static string? Only => Environment.GetEnvironmentVariable("FUZZ_OPERATION") is { Length: > 0 } given ? given : null;

    /// <summary>PostgreSQL takes other text than SQLite, and the same rest: an eighth of the requests for it.</summary>
    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public async Task WhateverIsAsked_IsAnsweredAsPromised_AndNothingIsBroken(StorageProvider storage)
    {
        var (seed, count) = (Seed, storage == StorageProvider.Sqlite ? Count : Count / 8);
        output.WriteLine($"FUZZ_SEED={seed}");
        await using var silo = await AttackedSilo.StartAsync([.. AttackedSilo.Unhurried, .. storage == StorageProvider.Sqlite ? [] : await AttackedSilo.PostgresAsync()]);
        Operation[] operations = [.. silo.Description.Operations.Where(operation => Only is null || operation.Id == Only)];
        await silo.NewAsync(CallerKind.Student);
        var run = new FuzzRun(silo, seed, new AnswerRules(silo.Description, await Secrets.OfAsync(silo)));
        var began = Stopwatch.GetTimestamp();
        await run.RunAsync(count, operations);
        var took = Stopwatch.GetElapsedTime(began);
        var memory = Memory(silo);
        var summary = string.Create(
            CultureInfo.InvariantCulture, $"{run.Tally.All:N0} requests, seed {seed}; the silo held {memory >> 20} MB after it.");
        using var own = Process.GetCurrentProcess();
        output.WriteLine($"{summary} {took.TotalSeconds:F0} s; processor: silo {silo.Process.ProcessorTime.TotalSeconds:F0} s, tests {own.TotalProcessorTime.TotalSeconds:F0} s.\n{run.Tally.Table()}");
        foreach (var operation in operations)
            output.WriteLine($"{operation}: slowest {run.Tally.Slowest(operation).TotalMilliseconds:F0} ms");

        Assert.True(run.Findings.Count == 0, $"FUZZ_SEED={seed}\n{string.Join("\n\n", run.Findings)}\n{Errors(silo)}");
        Assert.All(operations.Where(operation => AccessRules.Of(operation.Id).Success < 300 && count / operations.Length > EnoughForOneInOrder), operation =>
            Assert.True(run.Tally.Of(operation, status => status is >= 200 and < 300) > 0, $"Not one request to {operation} was in order: its sample has become wrong."));
        Assert.InRange(run.Tally.Of(503), 0, count / 100);
        Assert.InRange(memory, 1, MostMemory);
        Assert.True(silo.Process.Errors.Length + Errors(silo).Length == 0, $"FUZZ_SEED={seed}\n{silo.Process.Errors}\n{Errors(silo)}");
        await AssertWholeAsync(silo);
        if (SecurityPage.IsRewritten && storage == StorageProvider.Sqlite)
            SecurityPage.Write("counts of the fuzz", $"\n{summary}\n\n{run.Tally.Table()}\n");
    }

    /// <summary>It still serves; what it stored is what its log of answers makes, and the audit log is as it was written.</summary>
    private static async Task AssertWholeAsync(AttackedSilo silo)
    {
        Assert.Equal(200, (int)(await silo.Http.GetAsync(new Uri("/readyz", UriKind.Relative))).StatusCode);
        var student = await silo.NewAsync(CallerKind.Student);
        Assert.NotEmpty(await student.Client.NextAsync());
        await silo.Process.StopAsync();
        var rebuilt = await SiloProgram.RunAsync(["rebuild", "--check", "--data", silo.DataFolder], silo.Settings);
        Assert.True(rebuilt.ExitCode == 0, rebuilt.Output + rebuilt.Errors);
        var audit = await SiloProgram.RunAsync(["audit", "verify", "--data", silo.DataFolder], silo.Settings);
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
