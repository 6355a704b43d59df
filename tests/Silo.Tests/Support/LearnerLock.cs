using Npgsql;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Holds one learner's row in PostgreSQL: commits for that learner wait until it is released.</summary>
public sealed class LearnerLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private LearnerLock(NpgsqlConnection connection) => _connection = connection;

    public static async Task<LearnerLock> TakeAsync(string database, Guid learnerId)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("SELECT 1 FROM learners WHERE learner_id = $1 FOR UPDATE", connection)
        {
            Parameters = { new() { Value = learnerId } },
        };
        await command.ExecuteScalarAsync();
        return new LearnerLock(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
