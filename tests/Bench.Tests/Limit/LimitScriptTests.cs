using EnglishLearning.Bench.Limit;
using EnglishLearning.Storage;
using EnglishLearning.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnglishLearning.Bench.Tests.Limit;

public sealed class LimitScriptTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        [":learner"] = "7",
        [":question"] = "12",
        [":chance1"] = "4095",
        [":chance2"] = "1152921504606846975",
    };

    [Fact]
    public async Task Script_WritesEveryColumnThatTheProductWrites_IntoTheProductsTables()
    {
        var server = await TestPostgres.SharedAsync();
        await using var scratch = await ScratchDatabase.CreateAsync(server.ConnectionString, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(scratch.ConnectionString);
        await using var services = new ServiceCollection().AddStorage(scratch.Storage).BuildServiceProvider();
        var log = services.GetRequiredService<IAttemptLog>();
        await LimitScript.RegisterAsync(log, 7);
        var script = await LimitScript.WriteAsync(source, log, 7, CancellationToken.None);

        foreach (var column in await ColumnsAsync(source))
            Assert.Contains(column, script, StringComparison.Ordinal);
        var sql = string.Join('\n', script.Split('\n').Where(line => !line.StartsWith('\\')));
        foreach (var (name, value) in Variables)
            sql = sql.Replace(name, value, StringComparison.Ordinal);
        await ExecuteAsync(source, sql);
        await ExecuteAsync(source, sql);

        // Twice the same learner and question: two attempts, one card; the product reads them as its own.
        var learnerId = Guid.Parse("01900000-0000-7000-8000-000000000007");
        var stored = (await log.LoadAsync(learnerId))!;
        Assert.Equal((3, 2), (stored.Learner.Version, stored.Learner.Totals.Attempts));
        Assert.Equal("bench-question-12", Assert.Single(stored.Cards).Key);
        var attempts = await log.ReadAsync(learnerId);
        Assert.Equal(2, attempts.Select(attempt => attempt.AttemptId).Distinct().Count());
        Assert.All(attempts, attempt => Assert.Equal(7, attempt.AttemptId.Version));
    }

    [Fact]
    public void Read_TakesTheFiguresOfPgbench()
    {
        const string Output = """
            transaction type: script
            number of transactions actually processed: 9600
            number of failed transactions: 0 (0.000%)
            latency average = 20.841 ms
            latency stddev = 5.300 ms
            initial connection time = 96.345 ms
            tps = 4797.532104 (without initial connection time)
            """;
        Assert.Equal(new PgbenchResult(4797.532104, 20.841, 5.3), Pgbench.Read(Output));
        Assert.ThrowsAny<Exception>(() => Pgbench.Read(Output.Replace("transactions: 0", "transactions: 3", StringComparison.Ordinal)));
        Assert.ThrowsAny<Exception>(() => Pgbench.Read("pgbench: error"));
    }

    private static async Task<List<string>> ColumnsAsync(NpgsqlDataSource source)
    {
        // But for the key that the update is by and what the server fills in.
        await using var command = source.CreateCommand("""
            SELECT column_name FROM information_schema.columns
            WHERE table_name IN ('attempts', 'cards', 'learners') AND column_name <> 'xact_id'
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync())
            columns.Add(reader.GetString(0));
        return columns;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
#pragma warning disable CA2100 // The script under test.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
