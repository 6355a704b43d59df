using EnglishLearning.Storage.Postgres;
using EnglishLearning.Storage.Tests.Contract;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EnglishLearning.Storage.Tests;

public sealed partial class PostgresContract
{
    [Fact]
    public async Task Feed_WaitsForEveryOlderTransaction_SoThatNoneIsMissed()
    {
        var learner = await RegisterAsync();
        await Log.CommitAsync(Samples.Next(learner, Samples.Attempt("q1")));
        var position = Assert.Single(await ReadAllAsync()).Position;

        // A slow writer, which took its number before the next commit.
        await using var slow = await OpenAsync();
        await slow.RunAsync("BEGIN; SELECT pg_current_xact_id()");
        await slow.RunAsync($"""
            CREATE TEMP TABLE copy ON COMMIT DROP AS SELECT * FROM attempts;
            UPDATE copy SET xact_id = pg_current_xact_id(), attempt_id = '{Samples.NewAttemptId()}';
            INSERT INTO attempts SELECT * FROM copy
            """);
        await Log.CommitAsync(Samples.Next(learner with { Version = 2 }, Samples.Attempt("q1")));
        Assert.Empty(await ReadAllAsync(position));

        await slow.RunAsync("COMMIT");
        var rest = await ReadAllAsync(position);
        Assert.Equal(2, rest.Count);
        Assert.True(rest[0].Position < rest[1].Position);
    }

    [Fact]
    public async Task Statistics_WrittenByASlowTransaction_AreNotPassedOver()
    {
        await Questions.SaveStatisticsAsync(Samples.Statistics("slow", new(1, 0)));
        await using var slow = await OpenAsync();
        await slow.RunAsync("BEGIN; UPDATE question_statistics SET attempts = 77, xact_id = pg_current_xact_id()");
        await Questions.SaveStatisticsAsync(Samples.Statistics("fast", new(1, 1)));

        var (before, stamp) = await Questions.LoadStatisticsAsync(0);
        await slow.RunAsync("COMMIT");
        var (after, _) = await Questions.LoadStatisticsAsync(stamp);

        Assert.Equal(["fast", "slow"], Ids(before));
        Assert.Contains(after, statistics => statistics.Attempts == 77);
    }

    [Fact]
    public async Task Partitions_AreMadeForThisMonthAndTheNext_AndOthersOnDemand()
    {
        Assert.Equal(2L, await CountPartitionsAsync());
        var learner = await RegisterAsync();

        await Log.CommitAsync(Samples.Next(learner, Samples.Attempt(id: Samples.NewAttemptId(new(2006, 2, 28, 23, 59, 59, 999, default)))));

        Assert.Equal(3L, await CountPartitionsAsync());
        Assert.Equal(1L, await AskAsync<long>("SELECT count(*) FROM attempts_2006_02"));
    }

    [Fact]
    public async Task Partitions_MadeByManyAtOnce_WhileOthersWrite()
    {
        await using var other = await StartAsync();
        var logs = new[] { Log, other.GetRequiredService<IAttemptLog>() };
        var months = Enumerable.Range(0, 24).Select(i => new DateTimeOffset(2020, 1, 15, 0, 0, 0, TimeSpan.Zero).AddMonths(i));

        var outcomes = await Task.WhenAll(months.SelectMany(month => logs.Select(log => log.CommitAsync(
            Samples.Register(Samples.Learner(), Samples.Attempt(id: Samples.NewAttemptId(month)))))));

        Assert.All(outcomes, outcome => Assert.Equal(CommitOutcome.Committed, outcome));
        Assert.Equal(2L + 24, await CountPartitionsAsync());
    }

    [Fact]
    public async Task APartition_IsMade_WhileAnotherTransactionWrites()
    {
        var learner = await RegisterAsync();
        await Log.CommitAsync(Samples.Next(learner, Samples.Attempt()));
        await using var writer = await OpenAsync();
        await writer.RunAsync("BEGIN; UPDATE attempts SET day = day; UPDATE cards SET reps = reps");

        var made = Log.CommitAsync(Samples.Register(
            Samples.Learner(), Samples.Attempt(id: Samples.NewAttemptId(new(2019, 5, 5, 0, 0, 0, default)))));

        Assert.Equal(CommitOutcome.Committed, await made.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task TwoSilos_ThatHaveTheSameLearners_NeitherDeadlockNorBothWin()
    {
        await using var other = await StartAsync();
        var learners = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => RegisterAsync()));

        async Task<int> PlayAsync(IAttemptLog log, int seed)
        {
            var wins = 0;
            for (var version = 1; version <= 5; version++)
            {
                var order = learners.ToArray();
                new Random(seed + version).Shuffle(order);
                var outcomes = await Task.WhenAll(order.Select(learner =>
                    log.CommitAsync(Samples.Next(learner with { Version = version }, Samples.Attempt()))));
                Assert.DoesNotContain(CommitOutcome.DuplicateAttempt, outcomes);
                wins += outcomes.Count(outcome => outcome == CommitOutcome.Committed);
            }
            return wins;
        }
        var wins = await Task.WhenAll(PlayAsync(Log, 1), PlayAsync(other.GetRequiredService<IAttemptLog>(), 2));

        Assert.Equal((await ReadAllAsync()).Count, wins.Sum());
        Assert.Equal(150 * 5, wins.Sum());
    }

    [Fact]
    public async Task APartition_ThatAnOperatorDropped_IsMadeAgain()
    {
        var learner = await RegisterAsync();
        var old = Samples.NewAttemptId(new(2012, 6, 1, 0, 0, 0, default));
        await Log.CommitAsync(Samples.Next(learner, Samples.Attempt(id: old)));
        await using (var session = await OpenAsync())
            await session.RunAsync("DROP TABLE attempts_2012_06");

        var outcome = await Log.CommitAsync(Samples.Next(learner with { Version = 2 }, Samples.Attempt(id: old)));

        Assert.Equal(CommitOutcome.Committed, outcome);
        Assert.Equal(old, Assert.Single(await Log.ReadAsync(learner.LearnerId)).AttemptId);
    }

    [Fact]
    public async Task Migrations_RacedByFour_ApplyOnce()
    {
        _connectionString = await _server!.CreateDatabaseAsync();
        var racers = Enumerable.Range(0, 4).Select(_ => Build()).ToList();

        var applied = await Task.WhenAll(racers.Select(racer => racer.GetSetup().MigrateAsync()));

        Assert.Equal([0, 0, 0, 10], applied.Select(scripts => scripts.Count).Order());
        foreach (var racer in racers)
            await racer.DisposeAsync();
    }

    [Fact]
    public async Task ADumpFromAnotherServer_IsRefusedAtStart()
    {
        var learner = await RegisterAsync();
        await Log.CommitAsync(Samples.Next(learner, Samples.Attempt()));
        await using (var session = await OpenAsync())
            await session.RunAsync("UPDATE attempts SET xact_id = '999999999999'");

        var error = await Assert.ThrowsAsync<StorageException>(() => Get<StorageSetup>().MigrateAsync());

        Assert.Contains("loaded from a dump", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database=no_such_database", "does not exist")]
    [InlineData("Port=1", "does not answer")]
    public async Task ADatabase_ThatCannotBeUsed_IsNamedWithoutThePassword(string change, string said)
    {
        await using var other = Build(options => options.ConnectionString += $";{change};Password=sesame");

        var error = await Assert.ThrowsAsync<StorageException>(() => other.GetSetup().MigrateAsync());

        Assert.Equal(StorageFault.Unavailable, error.Fault);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Pasword=sesame")]
    [InlineData("Host=127.0.0.1;Password=sesame")]
    public async Task AConnectionString_ThatIsWrong_IsSaidWithoutThePassword(string connectionString)
    {
        await using var other = Build(options => options.ConnectionString = connectionString);

        var error = Assert.Throws<StorageException>(other.GetSetup);

        Assert.Contains("connection string", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTables_TheMessageSaysToMigrate()
    {
        _connectionString = await _server!.CreateDatabaseAsync();
        await using var bare = Build();

        var error = await Assert.ThrowsAsync<StorageException>(() => bare.GetRequiredService<IAttemptLog>().LoadAsync(Guid.CreateVersion7()));

        Assert.Contains("run the migrations", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commits_AreSynchronous_AndKeepOnePlan()
    {
        var database = Get<PostgresDatabase>();

        var settings = await database.WriteAsync(async connection =>
        {
            await using var command = connection.Command("SELECT current_setting('synchronous_commit') || ' ' || current_setting('plan_cache_mode')");
            return (string)(await command.ExecuteScalarAsync())!;
        });

        Assert.Equal("on force_generic_plan", settings);
    }

    private Task<long> CountPartitionsAsync() => AskAsync<long>("SELECT count(*) FROM pg_inherits WHERE inhparent = 'attempts'::regclass");
}
