using DbUp;
using EnglishLearning.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace EnglishLearning.Storage.Sqlite;

/// <summary>The tables of the three files. The directory's lock keeps other processes out, the gate other calls.</summary>
internal sealed class SqliteSchema(SqliteDatabase database, StorageOptions options) : ISchema
{
    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel) =>
        database.WithWriterAsync<IReadOnlyList<string>>(
            _ =>
            [
                .. Migrate(SqliteFiles.Data(options), "Sqlite"),
                .. Migrate(SqliteFiles.OrleansData(options), "SqliteOrleans"),
                .. Migrate(SqliteFiles.AccountsData(options), "SqliteAccounts"),
            ],
            cancel);

    private IReadOnlyList<string> Migrate(string file, string folder)
    {
        var connection = SqliteFiles.Open(file, SqliteOpenMode.ReadWriteCreate, options);
        // The journal mode is kept in the file: Orleans opens its file without asking for one.
        using (new SqliteSession(connection, "PRAGMA journal_mode = WAL"))
        {
            return MigrationScripts.Apply(MigrationScripts.Engine(
                DeployChanges.To.SqliteDatabase(connection).JournalToSqliteTable("schema_versions"), folder));
        }
    }
}
