using System.Data;
using EnglishLearning.Core.Learners;
using EnglishLearning.Storage.Rows;
using Npgsql;
using static EnglishLearning.Storage.Postgres.PostgresCommands;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresAttemptLog : IAttemptLog, IAsyncDisposable
{
    private readonly PostgresDatabase _database;
    private readonly Partitions _partitions;
    private readonly GroupCommit<LearnerCommit, CommitOutcome> _commits;

    public PostgresAttemptLog(PostgresDatabase database, Partitions partitions, StorageOptions options)
    {
        (_database, _partitions) = (database, partitions);
        _commits = new("attempts", options.Commits(PostgresDatabase.DefaultWriters), LearnerCommitRules.SameLearner, FlushAsync, LearnerCommitRules.Rows);
    }

    public Task<CommitOutcome> CommitAsync(LearnerCommit commit)
    {
        LearnerCommitRules.Check(commit);
        return _commits.CommitAsync(commit);
    }

    public Task<LearnerSnapshot?> LoadAsync(Guid learnerId, CancellationToken cancel = default) =>
        _database.ReadAsync(connection => LoadAsync(connection, learnerId, cancel), cancel);

    public Task<IReadOnlyList<Attempt>> ReadAsync(Guid learnerId, CancellationToken cancel = default) =>
        _database.QueryAsync(AttemptSql.Read, AttemptRow.Attempt, cancel, Parameter(learnerId));

    public async Task<IReadOnlyList<Attempt>> FindAsync(
        Guid learnerId, IReadOnlyList<Guid> attemptIds, CancellationToken cancel = default) =>
        attemptIds.Count == 0
            ? []
            : await _database.QueryAsync(
                AttemptSql.Find,
                AttemptRow.Attempt,
                cancel,
                Parameter(learnerId),
                Parameter(attemptIds.ToArray()),
                Parameter(attemptIds.Min()),
                Parameter(attemptIds.Max()));

    public Task<IReadOnlyList<Attempt>> PageAsync(Guid learnerId, Guid? before, int limit, CancellationToken cancel = default) =>
        before is { } bound
            ? _database.QueryAsync(
                AttemptSql.PageBefore, AttemptRow.Attempt, cancel, Parameter(learnerId), Parameter(limit), Parameter(bound))
            : _database.QueryAsync(AttemptSql.PageFirst, AttemptRow.Attempt, cancel, Parameter(learnerId), Parameter(limit));

    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    /// <summary>Learner and cards of one snapshot: a commit between the two reads would mix versions.</summary>
    private static async Task<LearnerSnapshot?> LoadAsync(NpgsqlConnection connection, Guid learnerId, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { Select(AttemptSql.LoadLearner), Select(AttemptSql.LoadCards) },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        if (await reader.ReadAllAsync(row => row.Learner(), cancel) is not [var learner])
            return null;
        await reader.NextResultAsync(cancel);
        var cards = new CardDictionary();
        var fields = new PostgresFieldReader(reader);
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
            cards.Add(fields.Rewind().Text(), fields.Card());
        return new LearnerSnapshot(learner, cards);

        NpgsqlBatchCommand Select(string sql) => new(sql) { Parameters = { Parameter(learnerId) } };
    }

    private async Task<IReadOnlyList<CommitOutcome>> FlushAsync(IReadOnlyList<LearnerCommit> commits)
    {
        try
        {
            return await WriteAsync(commits);
        }
        catch (StorageException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: null })
        {
            // No partition takes a row: an operator dropped a month that we know of.
            _partitions.Forget();
            return await WriteAsync(commits);
        }
    }

    private async Task<IReadOnlyList<CommitOutcome>> WriteAsync(IReadOnlyList<LearnerCommit> commits)
    {
        await _partitions.EnsureAsync(commits.SelectMany(commit => commit.Attempts).Select(attempt => AttemptMonth.Of(attempt.AttemptId)));
        return await _database.WriteAsync(connection => CommitBatch.WriteAsync(connection, commits));
    }
}
