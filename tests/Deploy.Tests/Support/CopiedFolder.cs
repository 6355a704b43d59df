namespace EnglishLearning.Deploy.Tests.Support;

/// <summary>A copy of a folder that a test may change; gone with it.</summary>
public sealed class CopiedFolder : IDisposable
{
    /// <param name="except">Name of a folder within that is left out.</param>
    public CopiedFolder(string original, string? except = null)
    {
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            if (except is not null && System.IO.Path.GetRelativePath(original, file).Split('/').Contains(except))
                continue;
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(original, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("english-deploy-").FullName;

    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
