namespace EnglishLearning.Storage.Sqlite;

/// <summary>
/// One process a data directory: a second one would commit beside the first one's memory. The lock is the operating
/// system's and ends with the process, however it ends.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <exception cref="StorageException">Another process has the directory, or it cannot be written.</exception>
    public static DirectoryLock Take(StorageOptions options)
    {
        var directory = Path.GetFullPath(options.DataDirectory);
        try
        {
            // The database holds the key that signs tokens: a folder made here is its owner's alone.
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(directory);
            else
                Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                StorageFault.Unavailable, $"The data directory {directory} cannot be made: choose another, or its rights.", e);
        }
        try
        {
            return new DirectoryLock(new FileStream(
                SqliteFiles.Lock(options), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageException(
                StorageFault.Unavailable, $"The data directory {directory} cannot be written: choose another, or its rights.", e);
        }
        catch (IOException e)
        {
            throw new StorageException(
                StorageFault.Unavailable,
                $"The data directory {directory} is in use by another process: stop that one first, or choose another directory.",
                e);
        }
    }

    public void Dispose() => _file.Dispose();
}
