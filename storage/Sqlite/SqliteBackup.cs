using Microsoft.Data.Sqlite;

namespace EnglishLearning.Storage.Sqlite;

/// <summary>A copy of SQLite's files while a silo writes to them.</summary>
public static class SqliteBackup
{
    /// <summary>Accounts first: everybody who has one in the copy is a learner in it.</summary>
    private static readonly IReadOnlyList<Func<StorageOptions, string>> Files = [SqliteFiles.AccountsData, SqliteFiles.OrleansData, SqliteFiles.Data];

    /// <summary>
    /// Each file as it is at one moment, checked page by page. The folder is there when all are; cut off, none is, but for one whose name
    /// ends with ".part".
    /// </summary>
    /// <param name="folder">That is not there yet.</param>
    /// <returns>Bytes of all copies.</returns>
    /// <exception cref="StorageException">A file cannot be read, the copy cannot be written, or is not whole.</exception>
    public static long Run(StorageOptions options, string folder)
    {
        var part = $"{folder}.part";
        try
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
            Directory.CreateDirectory(part);
            var bytes = Files.Sum(file => Copy(SqliteFiles.Open(file(options), SqliteOpenMode.ReadOnly, options), Path.Combine(part, Path.GetFileName(file(options)))));
            Directory.Move(part, folder);
            return bytes;
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Map(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageFault.Unavailable, $"The copy cannot be written to {part}: {e.Message}", e);
        }
    }

    private static long Copy(string source, string target)
    {
        using var from = new SqliteConnection(source);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        using var check = to.CreateCommand();
        // Whoever restores finds one file, and not one with its log beside it.
        check.CommandText = "PRAGMA journal_mode = DELETE; PRAGMA integrity_check";
        using var said = check.ExecuteReader();
        said.NextResult();
        if (!said.Read() || said.GetString(0) != "ok")
            throw new StorageException(StorageFault.Rejected, $"The copy of {Path.GetFileName(target)} is not whole: the file itself is damaged.");
        return new FileInfo(target).Length;
    }
}
