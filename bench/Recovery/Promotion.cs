using EnglishLearning.Bench.Chaos;
using EnglishLearning.Local;
using Npgsql;

namespace EnglishLearning.Bench.Recovery;

/// <summary>A restored database answers before it has read all of the log; it is whole when it takes writes.</summary>
internal static class Promotion
{
    public static Task OfAsync(PostgresServer server) => Waiting.UntilAsync(
        async () =>
        {
            await using var source = NpgsqlDataSource.Create(PostgresServer.ConnectionStringOf(server.Port));
            await using var command = source.CreateCommand("SELECT NOT pg_is_in_recovery()");
            try
            {
                return (bool)(await command.ExecuteScalarAsync())!;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        },
        "the restored database takes writes", seconds: 300);
}
