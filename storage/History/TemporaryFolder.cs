namespace EnglishLearning.Storage.History;

/// <summary>A folder of our own that only we can read, gone when disposed with all that it holds.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="parent">Null for the system's folder for temporary files.</param>
    public TemporaryFolder(string? parent)
    {
        Path = System.IO.Path.Combine(parent ?? System.IO.Path.GetTempPath(), $"history-{Guid.NewGuid():N}");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, OwnerOnly);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
