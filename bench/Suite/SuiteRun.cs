using EnglishLearning.Bench.Load;
using EnglishLearning.Local;

namespace EnglishLearning.Bench.Suite;

/// <summary>bench all: starts the servers, runs the parts, makes the page.</summary>
internal sealed class SuiteRun(SuiteOptions options)
{
    // Durable as shipped: fsync and synchronous_commit stay on.
    public static readonly string[] PostgresSettings =
        ["max_connections=300", "shared_buffers=512MB", "max_wal_size=4GB", "checkpoint_timeout=15min"];

    public async Task<SuiteReport> RunAsync(CancellationToken cancellation)
    {
        var at = DateTimeOffset.UtcNow;
        // Before a silo in this process bounds its memory.
        var machine = Machine.OfThis();
        var folder = Directory.CreateTempSubdirectory("english-suite-");
        try
        {
            await using var postgres = await PostgresServer.StartNewAsync(PostgresSettings);
            var suite = new SuiteContext(options, postgres, Path.Combine(folder.FullName, "master.keys"), cancellation);
            await RunAsync(suite);
            return new SuiteReport(at, machine, options, suite.Settings, suite.Figures, suite.Loads);
        }
        catch (ServerException fault)
        {
            throw new Http.ServerException(fault.Message, fault);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task RunAsync(SuiteContext suite)
    {
        if (Has(SuitePart.Throughput) || Has(SuitePart.Latency) || Has(SuitePart.Overload))
            await OnOneSiloAsync(suite);
        if (Has(SuitePart.Cluster))
            await new ClusterPart(suite).RunAsync();
        if (Has(SuitePart.Growth))
            await new GrowthPart(suite).RunAsync([.. (await Bank.QuestionsAsync(suite.Cancellation)).Select(question => question.QuestionId)]);
        if (Has(SuitePart.Memory))
            await new MemoryPart(suite).RunAsync();
        if (Has(SuitePart.SignIn))
            await new SignInPart(suite).RunOnPostgresAsync();
        if (Has(SuitePart.SignInSqlite))
            await new SignInPart(suite).RunOnSqliteAsync();
        if (Has(SuitePart.Authentication))
            await new AuthenticationPart(suite).RunAsync();
    }

    private async Task OnOneSiloAsync(SuiteContext suite)
    {
        await using var silo = suite.PostgresSilo(await suite.Postgres.Access.CreateDatabaseAsync(), "silo");
        await silo.StartAsync();
        var session = await LoadSession.OpenAsync([silo.Url], options.Learners, suite.Cancellation);
        if (Has(SuitePart.Throughput))
        {
            await new ThroughputPart(suite, session).RunAsync();
        }
        else
        {
            await suite.LoadAsync("warming up", session, suite.First(MixKind.Attempts));
            suite.Maximum = (await suite.LoadAsync("maximum", session, suite.Closed(MixKind.Attempts))).AnswersPerSecond;
        }
        if (Has(SuitePart.Latency))
            await new LatencyPart(suite, session).RunAsync();
        if (Has(SuitePart.Overload))
            await new OverloadPart(suite, silo).RunAsync();
    }

    private bool Has(SuitePart part) => options.Parts.Contains(part);
}
