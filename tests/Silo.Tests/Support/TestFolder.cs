namespace EnglishLearning.Silo.Tests.Support;

/// <summary>A folder of a test's own, gone with it.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("silo-test-").FullName;

    public string Below(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        var file = Below(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
