using System.Security.Cryptography;
using static EnglishLearning.Storage.Postgres.PostgresCommands;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresSecrets(PostgresDatabase database) : ISecretStore
{
    private const string Create = "INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    private const string Read = "SELECT value FROM secrets WHERE name = $1";

    public async Task<byte[]> GetOrCreateAsync(string name, int bytes, CancellationToken cancel = default)
    {
        await database.ExecuteAsync(Create, cancel, Parameter(name), Parameter(RandomNumberGenerator.GetBytes(bytes)));
        return await database.ReadAsync(
            async connection =>
            {
                await using var command = connection.Command(Read, Parameter(name));
                return (byte[])(await command.ExecuteScalarAsync(cancel))!;
            },
            cancel);
    }
}
