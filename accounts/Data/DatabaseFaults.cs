using EnglishLearning.Storage;
using EnglishLearning.Storage.Postgres;
using EnglishLearning.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace EnglishLearning.Accounts.Data;

/// <summary>What an exception of EF Core means: the fault of the database that it is wrapped around.</summary>
internal static class DatabaseFaults
{
    /// <summary>A row that is there already, or another rule of the tables.</summary>
    public static bool IsOfData(Exception exception) => Find(exception) is { Fault: StorageFault.Rejected };

    /// <summary>Null where the database has no part in it.</summary>
    public static StorageException? Find(Exception? exception) => exception switch
    {
        null => null,
        StorageException known => known,
        SqliteException sqlite => SqliteErrors.Map(sqlite),
        NpgsqlException or TimeoutException => PostgresErrors.Map(exception, "The database of accounts"),
        _ => Find(exception.InnerException),
    };
}
