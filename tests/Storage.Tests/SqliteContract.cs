using System.Data.Common;
using EnglishLearning.Storage.Sqlite;
using EnglishLearning.Storage.Tests.Contract;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EnglishLearning.Storage.Tests;

public sealed class SqliteContract : StoreContract
{
    private readonly string _directory = Directory.CreateTempSubdirectory("english-storage-").FullName;

    [Fact]
    public async Task ASecondProcess_OnTheSameDirectory_IsRefusedClearly()
    {
        await using var second = Build();

        var error = await Assert.ThrowsAsync<StorageException>(() => SetUpAsync(second));

        Assert.Equal(StorageFault.Unavailable, error.Fault);
        Assert.Contains(_directory, error.Message, StringComparison.Ordinal);
        Assert.Contains("in use by another process", error.Message, StringComparison.Ordinal);
        await RegisterAsync();
    }

    [Fact]
    public async Task ADataDirectory_ThatCannotBeMade_IsSaidClearly()
    {
        var file = Path.Combine(_directory, "file");
        await File.WriteAllTextAsync(file, "");
        await using var other = Build(options => options.DataDirectory = Path.Combine(file, "data"));

        var error = await Assert.ThrowsAsync<StorageException>(() => SetUpAsync(other));

        Assert.Contains("cannot be made", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrations_Raced_ApplyOnce()
    {
        await using var fresh = Build(options => options.DataDirectory = Path.Combine(_directory, "fresh"));
        var setup = fresh.GetSetup();

        var applied = await Task.WhenAll(Task.Run(() => setup.MigrateAsync()), Task.Run(() => setup.MigrateAsync()));

        Assert.Equal([0, 12], applied.Select(scripts => scripts.Count).Order());
    }

    [Fact]
    public async Task FullDisk_LeavesNothingHalfWritten_AndIsOvercome()
    {
        var learner = await RegisterAsync();
        await SetFreePagesAsync(20);

        var written = learner;
        StorageException? full = null;
        for (var i = 0; full is null; i++)
        {
            Assert.True(i < 100, "The disk never fills.");
            var next = Samples.Next(written, [.. Enumerable.Range(0, 50).Select(q => Samples.Attempt($"q{i}-{q}"))]);
            try
            {
                Assert.Equal(CommitOutcome.Committed, await Log.CommitAsync(next));
                written = next.Learner;
            }
            catch (StorageException e)
            {
                full = e;
            }
        }

        Assert.Equal(StorageFault.Full, full.Fault);
        var expected = 50 * ((int)written.Version - 1);
        Assert.Equal(written.Version, (await Log.LoadAsync(learner.LearnerId))!.Learner.Version);
        Assert.Equal(expected, (await Log.LoadAsync(learner.LearnerId))!.Cards.Count);
        Assert.Equal(expected, (await Log.ReadAsync(learner.LearnerId)).Count);

        await SetFreePagesAsync(100_000);
        Assert.Equal(CommitOutcome.Committed, await Log.CommitAsync(Samples.Next(written, Samples.Attempt("q-room"))));
        Assert.Equal(expected + 1, (await ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Commits_AreSynchronous()
    {
        var database = Get<SqliteDatabase>();

        var synchronous = await database.WriteAsync(session => session.Statement("PRAGMA synchronous").Query(row => row.Int()).Single());
        var journal = await database.WriteAsync(session => session.Statement("PRAGMA journal_mode").Query(row => row.Text()).Single());

        Assert.Equal((2, "wal"), (synchronous, journal));
    }

    private protected override Task PrepareAsync() => Task.CompletedTask;

    private protected override Task CleanAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    private protected override StorageOptions Options() => new() { DataDirectory = _directory };

    private protected override DbConnection OpenOrleans(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private protected override async Task<IAsyncDisposable> BlockWritersAsync()
    {
        var database = Get<SqliteDatabase>();
        var (holding, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var work = Task.Run(() => database.WriteAsync(_ =>
        {
            holding.SetResult();
            release.Task.Wait();
            return 0;
        }));
        await holding.Task;
        return new Released(() =>
        {
            release.SetResult();
            return work;
        });
    }

    private protected override IEnumerable<string> Connections() =>
        [$"Data Source={SqliteFiles.Data(Options())}", Options().OrleansConnectionString, Options().AccountsConnectionString];

    private protected override async Task<IReadOnlyList<string>> PlansOfReportsAsync()
    {
        var plans = new List<string>();
        foreach (var sql in new[] { ClassSql.LastReceived, ClassSql.Activity, ClassSql.Progress })
        {
            plans.AddRange(await Get<SqliteDatabase>().ReadAsync(
                session => session.Statement($"EXPLAIN QUERY PLAN {sql}").Query(row =>
                {
                    row.Int();
                    row.Int();
                    row.Int();
                    return row.Text();
                }),
                CancellationToken.None));
        }
        Assert.Contains(plans, line => line.Contains("attempts_by_learner", StringComparison.Ordinal));
        return plans;
    }

    private static async Task SetUpAsync(IServiceProvider services) => await services.GetSetup().MigrateAsync();

    private Task<int> SetFreePagesAsync(int free) =>
        Get<SqliteDatabase>().WithWriterAsync(session =>
        {
            var used = session.Statement("PRAGMA page_count").Query(row => row.Int()).Single();
            session.Run($"PRAGMA max_page_count = {used + free}");
            return 0;
        });
}
