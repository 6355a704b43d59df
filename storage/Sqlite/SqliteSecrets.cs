using System.Security.Cryptography;

namespace EnglishLearning.Storage.Sqlite;

internal sealed class SqliteSecrets(SqliteDatabase database) : ISecretStore
{
    public Task<byte[]> GetOrCreateAsync(string name, int bytes, CancellationToken cancel = default) =>
        database.WriteAsync(
            session =>
            {
                var create = session.Statement("INSERT INTO secrets (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
                create.Add(name);
                create.Add(RandomNumberGenerator.GetBytes(bytes));
                create.Execute();
                var read = session.Statement("SELECT value FROM secrets WHERE name = ?1");
                read.Add(name);
                return read.Query(row => ((SqliteFieldReader)row).Bytes(0)).Single();
            },
            cancel);
}
