using Microsoft.Data.Sqlite;

namespace EnglishLearning.Storage.Sqlite;

/// <summary>The files in the data directory and how each is opened.</summary>
internal static class SqliteFiles
{
    public static string Data(StorageOptions options) => Path.Combine(options.DataDirectory, "english.db");

    public static string OrleansData(StorageOptions options) => Path.Combine(options.DataDirectory, "orleans.db");

    public static string AccountsData(StorageOptions options) => Path.Combine(options.DataDirectory, "accounts.db");

    public static string Lock(StorageOptions options) => Path.Combine(options.DataDirectory, "english.lock");

    /// <summary>For <see cref="SqliteSession"/>, which pools by itself together with prepared statements.</summary>
    public static string Open(string file, SqliteOpenMode mode, StorageOptions options) => Builder(file, mode, options).ToString();

    public static string Orleans(StorageOptions options) => Pooled(OrleansData(options), options);

    public static string Accounts(StorageOptions options) => Pooled(AccountsData(options), options);

    private static string Pooled(string file, StorageOptions options)
    {
        var builder = Builder(file, SqliteOpenMode.ReadWrite, options);
        builder.Pooling = true;
        return builder.ToString();
    }

    private static SqliteConnectionStringBuilder Builder(string file, SqliteOpenMode mode, StorageOptions options) => new()
    {
        DataSource = file,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = Math.Max(1, (int)options.CommandTimeout.TotalSeconds),
    };
}
