using EnglishLearning.Storage.Content;

namespace EnglishLearning.Storage.Tests.Content;

/// <summary>A content folder that a test writes.</summary>
internal sealed class WrittenFolder : IDisposable
{
    public const string SetPath = "bank/a1/grammar-a1-x.md";

    /// <summary>The line of the heading in a set made by <see cref="Set"/>.</summary>
    public const int HeadingLine = 8;

    public string Path { get; } = Directory.CreateTempSubdirectory("content-").FullName;

    /// <summary>A set of one question: the heading in line 8, the given lines from line 10.</summary>
    public static string Set(string type, params string[] lines) =>
        Head() + $"## grammar-a1-x-01 ({type})\n\n{string.Join('\n', lines)}\n";

    public static string Head(string set = "grammar-a1-x", string skill = "grammar", string level = "A1") =>
        $"---\nset: {set}\ntitle: A set\nskill: {skill}\nlevel: {level}\n---\n\n";

    /// <summary>A right question, three lines of options from <paramref name="heading"/> + 4 on.</summary>
    public static string Question(string heading) =>
        $"## {heading}\n\nShe ___ here.\n\n- [x] is\n- [ ] are\n\nPenjelasan: \"She\" memakai is.\nPetunjuk: Lihat subjeknya.\n\n";

    public static string Lesson(string id, string level = "A1") =>
        $"---\nlesson: {id}\ntitle: A lesson\ntitle_id: Pelajaran\nlevel: {level}\nskill: grammar\n---\n\n## Bagian\n\nTeks.\n";

    public WrittenFolder With(string path, string text) => With(path, System.Text.Encoding.UTF8.GetBytes(text));

    public WrittenFolder With(string path, byte[] bytes)
    {
        var full = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    public Task<ContentReading> ReadAsync() => ContentReader.ReadAsync(Path);

    /// <summary>Reads a folder of one set.</summary>
    public static async Task<ContentReading> ReadSetAsync(string text, string path = SetPath)
    {
        using var folder = new WrittenFolder();
        return await folder.With(path, text).ReadAsync();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
