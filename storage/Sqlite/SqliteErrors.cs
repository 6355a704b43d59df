using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace EnglishLearning.Storage.Sqlite;

internal static class SqliteErrors
{
    public static StorageException Map(SqliteException e) => e.SqliteErrorCode switch
    {
        SQLITE_FULL => new(StorageFault.Full, "The disk of the data directory is full.", e),
        SQLITE_CONSTRAINT or SQLITE_MISMATCH or SQLITE_RANGE or SQLITE_TOOBIG =>
            new(StorageFault.Rejected, $"SQLite refuses the data (error {e.SqliteExtendedErrorCode}).", e),
        SQLITE_ERROR => new(StorageFault.Unavailable, "The database lacks a table: run the migrations first.", e),
        _ => new(StorageFault.Unavailable, $"SQLite cannot read or write its file (error {e.SqliteExtendedErrorCode}).", e),
    };
}
