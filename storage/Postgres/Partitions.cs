using System.Collections.Concurrent;
using Npgsql;

namespace EnglishLearning.Storage.Postgres;

/// <summary>The monthly partitions of attempts, made before the first attempt of their month arrives.</summary>
internal sealed class Partitions(PostgresDatabase database)
{
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<AttemptMonth, bool> _known = [];

    /// <summary>Months already known cost nothing; the others are made, one transaction each.</summary>
    public async Task EnsureAsync(IEnumerable<AttemptMonth> months, CancellationToken cancel = default)
    {
        foreach (var month in months.Where(month => !_known.ContainsKey(month)).Distinct().ToList())
        {
            await CreateAsync(month, cancel);
            _known[month] = true;
        }
    }

    public void Forget() => _known.Clear();

    private async Task CreateAsync(AttemptMonth month, CancellationToken cancel)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                await database.WriteAsync(connection => CreateAsync(connection, month, cancel), cancel);
                return;
            }
            catch (StorageException e) when (left > 1 && e.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }

    /// <summary>
    /// Made apart and then attached: CREATE TABLE ... PARTITION OF would lock all of attempts against reading and writing,
    /// ATTACH locks it against other changes of the schema alone. The short lock_timeout is for those who queue behind us.
    /// </summary>
    private static async Task<int> CreateAsync(NpgsqlConnection connection, AttemptMonth month, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync("SET LOCAL lock_timeout = '500ms'");
        await RunAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Partitions})");
        await RunAsync($"""
            DO $make$ BEGIN
              IF to_regclass('attempts_{month}') IS NULL THEN
                CREATE TABLE attempts_{month} (LIKE attempts INCLUDING ALL);
                ALTER TABLE attempts ATTACH PARTITION attempts_{month}
                  FOR VALUES FROM ('{month.FirstId}') TO ('{month.Next.FirstId}');
              END IF;
            END $make$
            """);
        await transaction.CommitAsync(cancel);
        return 0;

        async Task RunAsync(string sql)
        {
            await using var command = connection.Command(sql);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
