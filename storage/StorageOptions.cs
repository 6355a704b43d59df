namespace EnglishLearning.Storage;

public enum StorageProvider
{
    /// <summary>One file in the data directory; one process.</summary>
    Sqlite,

    Postgres,
}

/// <summary>Where and how the data lies; read once at start.</summary>
public sealed class StorageOptions
{
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>SQLite: the folder of <c>english.db</c>, made where it is missing. One process owns it.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>PostgreSQL: an Npgsql connection string.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>PostgreSQL: where reports are read, such as a replica; empty for the database itself.</summary>
    public string ReportConnectionString { get; set; } = "";

    /// <summary>Group commits in flight at a time; SQLite has one writer whatever is set. 0: the dialect's own.</summary>
    public int WriterCount { get; set; }

    /// <summary>Commits that may wait; one more is refused with <see cref="StorageFault.Overloaded"/>.</summary>
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>Commits in one transaction at most.</summary>
    public int MaximumBatch { get; set; } = 256;

    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The ADO.NET invariant for Orleans' grain storage and reminders.</summary>
    public string OrleansInvariant => Provider == StorageProvider.Postgres ? "Npgsql" : "System.Data.SQLite";

    /// <summary>
    /// The connection string for Orleans' grain storage and reminders. SQLite: a file of their own, because they know
    /// nothing of our single writer and would starve beside it on a busy lock.
    /// </summary>
    public string OrleansConnectionString => Provider == StorageProvider.Postgres
        ? Postgres.PostgresConnection.ForOrleans(this)
        : Sqlite.SqliteFiles.Orleans(this);

    /// <summary>The connection string for accounts, which EF Core reads and writes. SQLite: a file of their own, for the same reason.</summary>
    public string AccountsConnectionString => Provider == StorageProvider.Postgres
        ? ConnectionString
        : Sqlite.SqliteFiles.Accounts(this);

    internal GroupCommitOptions Commits(int writersByDefault) =>
        new(WriterCount > 0 ? WriterCount : writersByDefault, QueueCapacity, MaximumBatch);
}
