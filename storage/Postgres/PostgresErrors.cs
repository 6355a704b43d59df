using Npgsql;

namespace EnglishLearning.Storage.Postgres;

/// <summary>What an exception of the database means for the caller; messages name the database and no secret.</summary>
internal static class PostgresErrors
{
    /// <summary>Null for what is no fault of the database: cancellation, a fault of ours.</summary>
    public static StorageException? Map(Exception exception, string database) => exception switch
    {
        PostgresException e => Map(e, database),
        NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException =>
            new(StorageFault.Unavailable, $"{database} does not answer: {exception.Message}", exception),
        _ => null,
    };

    private static StorageException Map(PostgresException e, string database) => e.SqlState switch
    {
        PostgresErrorCodes.DiskFull => new(StorageFault.Full, $"The disk of {database} is full.", e),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            Unavailable(e, $"{database} refuses the user: check Username and Password of the connection string."),
        PostgresErrorCodes.InvalidCatalogName => Unavailable(e, $"{database} does not exist: create it first."),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn =>
            Unavailable(e, $"{database} lacks a table: run the migrations first."),
        PostgresErrorCodes.InsufficientPrivilege => Unavailable(e, $"{database} denies the user a right: {e.MessageText}."),
        PostgresErrorCodes.TooManyConnections => Unavailable(e, $"{database} has no connection left: raise max_connections."),
        // Also a rolled back deadlock: repeated one by one, commits of single learners cannot meet one.
        _ when IsOfData(e.SqlState) => new(StorageFault.Rejected, $"{database} refuses the data ({e.SqlState}).", e),
        _ => Unavailable(e, $"{database} cannot serve just now ({e.SqlState})."),
    };

    /// <summary>Classes data exception, constraint violation, transaction rollback; feature, syntax and type errors.</summary>
    private static bool IsOfData(string sqlState) => sqlState[..2] is "21" or "22" or "23" or "40" or "0A" or "42";

    private static StorageException Unavailable(Exception inner, string message) =>
        new(StorageFault.Unavailable, message, inner);
}
