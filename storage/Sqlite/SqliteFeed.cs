using EnglishLearning.Storage.Rows;
using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Storage.Sqlite;

internal sealed class SqliteFeed(SqliteDatabase database) : IAttemptFeed
{
    // A queue is an index lookup, and within it the rowid is the commit order.
    private static readonly string ReadQueue = $"""
        SELECT position, learner_id, {AttemptRow.Fields.List} FROM attempts
        WHERE queue = ?1 AND queue >= 0 AND position > ?2 ORDER BY position LIMIT ?3
        """;

    private const string LoadCheckpoint =
        "SELECT position_transaction, position_index FROM checkpoints WHERE consumer = ?1 AND queue = ?2";

    private const string BeginCheckpoint =
        "INSERT INTO checkpoints (consumer, queue, position_transaction, position_index) VALUES (?1, ?2, 0, 0) ON CONFLICT DO NOTHING";

    private const string SaveCheckpoint = """
        UPDATE checkpoints SET position_transaction = ?3, position_index = ?4
        WHERE consumer = ?1 AND queue = ?2 AND position_transaction = ?5 AND position_index = ?6
        """;

    public Task<IReadOnlyList<LoggedAttempt>> ReadAsync(int queue, LogPosition after, int limit, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<LoggedAttempt>>(
            session =>
            {
                var statement = session.Statement(ReadQueue);
                statement.Add(queue).Add(after.Transaction).Add(limit);
                return statement.Query(row => new LoggedAttempt(new LogPosition(row.Long(), 0), row.Id(), row.Attempt()));
            },
            cancel);

    public Task<LogPosition> LoadCheckpointAsync(string consumer, int queue, CancellationToken cancel = default) =>
        database.ReadAsync(
            session =>
            {
                var statement = session.Statement(LoadCheckpoint);
                statement.Add(consumer).Add(queue);
                return statement.Query(row => new LogPosition(row.Long(), row.Int())).FirstOrDefault(LogPosition.Start);
            },
            cancel);

    public Task<bool> SaveCheckpointAsync(
        string consumer, int queue, LogPosition expected, LogPosition next, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(next, expected);
        return database.WriteAsync(
            session =>
            {
                var begin = session.Statement(BeginCheckpoint);
                begin.Add(consumer).Add(queue);
                begin.Execute();
                var save = session.Statement(SaveCheckpoint);
                save.Add(consumer).Add(queue).Add(next.Transaction).Add(next.Index).Add(expected.Transaction).Add(expected.Index);
                return save.Execute() == 1;
            },
            cancel);
    }
}
