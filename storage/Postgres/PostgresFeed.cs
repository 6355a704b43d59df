using EnglishLearning.Storage.Rows;
using EnglishLearning.Storage.Stream;
using static EnglishLearning.Storage.Postgres.PostgresCommands;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresFeed(PostgresDatabase database) : IAttemptFeed
{
    // A transaction that took its number early may commit late. What is older than the oldest one still open is complete:
    // nothing can appear below it any more.
    private static readonly string ReadQueue = $"""
        SELECT xact_id, batch_index, learner_id, {AttemptRow.Fields.List} FROM attempts
        WHERE queue = $1 AND queue >= 0 AND (xact_id, batch_index) > ($2, $3)
          AND xact_id < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY xact_id, batch_index LIMIT $4
        """;

    private const string LoadCheckpoint =
        "SELECT position_transaction, position_index FROM checkpoints WHERE consumer = $1 AND queue = $2";

    private const string FirstCheckpoint = """
        INSERT INTO checkpoints AS c (consumer, queue, position_transaction, position_index) VALUES ($1, $2, $3, $4)
        ON CONFLICT (consumer, queue) DO UPDATE
        SET position_transaction = excluded.position_transaction, position_index = excluded.position_index
        WHERE c.position_transaction = $5 AND c.position_index = $6
        """;

    private const string NextCheckpoint = """
        UPDATE checkpoints SET position_transaction = $3, position_index = $4
        WHERE consumer = $1 AND queue = $2 AND position_transaction = $5 AND position_index = $6
        """;

    public Task<IReadOnlyList<LoggedAttempt>> ReadAsync(int queue, LogPosition after, int limit, CancellationToken cancel = default) =>
        database.QueryAsync(
            ReadQueue,
            row => new LoggedAttempt(new LogPosition(row.Long(), row.Int()), row.Id(), row.Attempt()),
            cancel,
            Parameter((short)queue),
            TransactionParameter(after.Transaction),
            Parameter(after.Index),
            Parameter(limit));

    public async Task<LogPosition> LoadCheckpointAsync(string consumer, int queue, CancellationToken cancel = default)
    {
        var stored = await database.QueryAsync(
            LoadCheckpoint, row => new LogPosition(row.Long(), row.Int()), cancel, Parameter(consumer), Parameter((short)queue));
        return stored.FirstOrDefault(LogPosition.Start);
    }

    public async Task<bool> SaveCheckpointAsync(
        string consumer, int queue, LogPosition expected, LogPosition next, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(next, expected);
        var written = await database.ExecuteAsync(
            expected == LogPosition.Start ? FirstCheckpoint : NextCheckpoint,
            cancel,
            Parameter(consumer),
            Parameter((short)queue),
            Parameter(next.Transaction),
            Parameter(next.Index),
            Parameter(expected.Transaction),
            Parameter(expected.Index));
        return written == 1;
    }
}
