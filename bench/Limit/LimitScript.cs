using System.Globalization;
using System.Text.Json;
using EnglishLearning.Bench.Commits;
using EnglishLearning.Storage;
using Npgsql;

namespace EnglishLearning.Bench.Limit;

/// <summary>
/// The rows of one attempt as a pgbench script: the ones that the product itself writes are read back from its tables and
/// turned into statements, so that a changed table changes the script.
/// </summary>
/// <remarks>
/// Ids are made in SQL out of pgbench's random numbers: 2.8 us a transaction (200,000 of each by generate_series). The other values stand in the script and are parsed once, since
/// statements are prepared: that favours pgbench a little over a service, which sends all of them.
/// </remarks>
internal static class LimitScript
{
    private const int Questions = 300;
    private const string LearnerPrefix = "01900000-0000-7000-8000-";
    private const string LearnerSql = $"('{LearnerPrefix}' || lpad(to_hex(:learner::bigint), 12, '0'))::uuid";

    // UUIDv7: milliseconds, then chance.
    private const string AttemptSql =
        "(lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(:chance1::bigint), 3, '0') || '8' || lpad(to_hex(:chance2::bigint), 15, '0'))::uuid";

    private const string QuestionSql = "'bench-question-' || :question::text";

    /// <summary>Registers learners as the script names them.</summary>
    public static async Task RegisterAsync(IAttemptLog log, int learners)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        foreach (var some in Enumerable.Range(1, learners).Chunk(2000))
            await Task.WhenAll(some.Select(number => log.CommitAsync(new Student(LearnerId(number), now).Register())));
    }

    /// <summary>The script, after one attempt of the product's own has been written as an example.</summary>
    /// <param name="log">Of that database.</param>
    public static async Task<string> WriteAsync(NpgsqlDataSource database, IAttemptLog log, int learners, CancellationToken cancellation)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        var example = new Student(Guid.CreateVersion7(), now);
        await log.CommitAsync(example.Register());
        await log.CommitAsync(example.Answer(["bench-question-000"], now, TimeSpan.Zero, new Random(1)).Commit);
        var learnerId = example.Register().Learner.LearnerId;
        var attempt = await RowAsync(database, "attempts", learnerId, cancellation);
        var card = await RowAsync(database, "cards", learnerId, cancellation);
        var learner = await RowAsync(database, "learners", learnerId, cancellation);

        attempt.Remove("xact_id");
        Replace(attempt, ("learner_id", LearnerSql), ("attempt_id", AttemptSql), ("question_id", QuestionSql), ("answered_at", "now()"), ("received_at", "now()"));
        Replace(card, ("learner_id", LearnerSql), ("question_id", QuestionSql), ("last_review", "now()"));
        Replace(learner, ("version", "version + 1"), ("attempts", "attempts + 1"), ("last_answered_at", "now()"));
        learner.Remove("learner_id");
        return string.Create(CultureInfo.InvariantCulture, $"""
            \set learner random(1, {learners})
            \set question random(1, {Questions})
            \set chance1 random(0, 4095)
            \set chance2 random(0, 1152921504606846975)
            BEGIN;
            INSERT INTO attempts ({Names(attempt)}) VALUES ({Values(attempt)});
            INSERT INTO cards ({Names(card)}) VALUES ({Values(card)}) ON CONFLICT (learner_id, question_id) DO UPDATE SET {Assign(card.Keys.Except(["learner_id", "question_id"]).Select(name => (name, $"excluded.{name}")))};
            UPDATE learners SET {Assign(learner.Select(column => (column.Key, column.Value)))} WHERE learner_id = {LearnerSql};
            END;

            """);
    }

    private static Guid LearnerId(int number) => Guid.Parse($"{LearnerPrefix}{number:x12}");

    /// <summary>A row as the SQL of its values, by column.</summary>
    private static async Task<Dictionary<string, string>> RowAsync(
        NpgsqlDataSource database, string table, Guid learnerId, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // A table is no parameter in SQL; it is one of the three constants above.
        await using var command = database.CreateCommand($"SELECT to_jsonb(t)::text FROM {table} t WHERE learner_id = $1");
#pragma warning restore CA2100
        command.Parameters.Add(new NpgsqlParameter { Value = learnerId });
        using var row = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(cancellation))!);
        return row.RootElement.EnumerateObject().ToDictionary(column => column.Name, column => column.Value.ValueKind == JsonValueKind.Null
            ? "NULL"
            : $"'{column.Value.ToString().Replace("'", "''", StringComparison.Ordinal)}'");
    }

    private static void Replace(Dictionary<string, string> row, params (string Column, string Sql)[] values)
    {
        foreach (var (column, sql) in values)
            row[column] = row.ContainsKey(column) ? sql : throw new InvalidOperationException($"There is no column {column} any more: see LimitScript.");
    }

    private static string Names(Dictionary<string, string> row) => string.Join(", ", row.Keys);

    private static string Values(Dictionary<string, string> row) => string.Join(", ", row.Values);

    private static string Assign(IEnumerable<(string Column, string Sql)> columns) =>
        string.Join(", ", columns.Select(column => $"{column.Column} = {column.Sql}"));
}
