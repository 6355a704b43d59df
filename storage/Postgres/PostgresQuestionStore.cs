using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage.Rows;
using Npgsql;
using static EnglishLearning.Storage.Postgres.PostgresCommands;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresQuestionStore : IQuestionStore, IAsyncDisposable
{
    private readonly PostgresDatabase _database;
    private readonly GroupCommit<StatisticsAt, bool> _saves;

    public PostgresQuestionStore(PostgresDatabase database, StorageOptions options)
    {
        _database = database;
        _saves = new(
            "statistics",
            options.Commits(PostgresDatabase.DefaultWriters),
            StatisticsRow.SameQuestion,
            batch => database.WriteAsync(connection => SaveAsync(connection, batch)));
    }

    public Task<IReadOnlyList<StoredQuestion>> LoadAsync(CancellationToken cancel = default) =>
        _database.QueryAsync(QuestionSql.Load, QuestionRow.Question, cancel);

    public Task<ContentLoad> PublishAsync(IReadOnlyList<QuestionVersion> content, CancellationToken cancel = default) =>
        _database.WriteAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({AdvisoryLocks.Publishing})");
                var newest = (await LoadAsync(connection)).GroupBy(stored => stored.Question.QuestionId)
                    .ToDictionary(group => group.Key, group => group.Last());
                var change = BankChange.Plan(newest, content);
                await SetStatusAsync(connection, change.Revive, QuestionStatus.Published);
                await SetStatusAsync(connection, change.Retire, QuestionStatus.Retired);
                await SaveAsync(connection, change.Write);
                await transaction.CommitAsync(cancel);
                return change.Load;
            },
            cancel);

    public Task<IReadOnlyList<string>> FindPublishedAsync(IReadOnlyList<string> questionIds, CancellationToken cancel = default) =>
        _database.QueryAsync(QuestionSql.FindPublished, row => row.Text(), cancel, Parameter(questionIds.ToArray()));

    public async Task<StatisticsAt?> LoadStatisticsAsync(string questionId, CancellationToken cancel = default)
    {
        var stored = await _database.QueryAsync(QuestionSql.LoadStatistics, StatisticsRow.Statistics, cancel, Parameter(questionId));
        return stored is [var statistics] ? statistics : null;
    }

    public async Task<(IReadOnlyList<QuestionStatistics> Changed, long Stamp)> LoadStatisticsAsync(
        long changedAfter, CancellationToken cancel = default)
    {
        var rows = await _database.QueryAsync(
            QuestionSql.LoadChangedStatistics,
            row => (Stamp: row.Long(), Statistics: row.OptionalStatistics()?.Statistics),
            cancel,
            TransactionParameter(changedAfter));
        return ([.. rows.Select(row => row.Statistics).OfType<QuestionStatistics>()], rows[0].Stamp);
    }

    public Task<bool> SaveStatisticsAsync(StatisticsAt statistics) => _saves.CommitAsync(statistics);

    public ValueTask DisposeAsync() => _saves.DisposeAsync();

    /// <summary>All of the batch in one statement; true for each that was newer than what was stored.</summary>
    internal static async Task<IReadOnlyList<bool>> SaveAsync(NpgsqlConnection connection, IReadOnlyList<StatisticsAt> batch)
    {
        var rows = new RowArrays(QuestionSql.Statistics);
        // Sorted, so that two batches lock their rows in the same order.
        foreach (var statistics in batch.OrderBy(statistics => statistics.Statistics.QuestionId, StringComparer.Ordinal))
            StatisticsRow.Write(rows, statistics);
        await using var command = connection.Command(QuestionSql.SaveStatistics);
        rows.AddTo(command.Parameters);
        var saved = (await command.QueryAsync(row => row.Text())).ToHashSet();
        return [.. batch.Select(statistics => saved.Contains(statistics.Statistics.QuestionId))];
    }

    private static async Task<List<StoredQuestion>> LoadAsync(NpgsqlConnection connection)
    {
        await using var command = connection.Command(QuestionSql.Load);
        return await command.QueryAsync(QuestionRow.Question);
    }

    private static async Task SaveAsync(NpgsqlConnection connection, IReadOnlyList<StoredQuestion> questions)
    {
        var rows = new RowArrays(QuestionSql.Questions);
        foreach (var question in questions)
            QuestionRow.Write(rows, question);
        await using var command = connection.Command(QuestionSql.Save);
        rows.AddTo(command.Parameters);
        await command.ExecuteNonQueryAsync();
    }

    private static Task SetStatusAsync(NpgsqlConnection connection, IReadOnlyList<string> questionIds, QuestionStatus status) =>
        ExecuteAsync(connection, QuestionSql.SetStatus, Parameter(questionIds.ToArray()), Parameter((short)status));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await command.ExecuteNonQueryAsync();
    }
}
