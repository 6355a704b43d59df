namespace EnglishLearning.Bench.Chaos.Harm;

/// <summary>A file system in memory that can be filled to the last byte. Needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    public SmallDisk(string path, int megabytes)
    {
        _path = Directory.CreateDirectory(path).FullName;
        Tool.Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", _path);
    }

    private string Ballast => Path.Combine(_path, "ballast");

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_path, name)).FullName;

    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // Full, as wished.
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose() => Tool.Run("umount", "--lazy", _path);
}
