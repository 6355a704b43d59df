using System.Runtime.CompilerServices;

namespace EnglishLearning.Attack.Tests.Matrix;

/// <summary>docs/security.md, whose tables are written by tests, each between two markers.</summary>
internal static class SecurityPage
{
    public static bool IsRewritten => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    private static readonly Lock Writing = new();

    public static string Read(string part)
    {
        var (text, from, to) = Find(part);
        return text[from..to];
    }

    public static void Write(string part, string content)
    {
        lock (Writing)
        {
            var (text, from, to) = Find(part);
            File.WriteAllText(Path(), text[..from] + content + text[to..]);
        }
    }

    private static (string Text, int From, int To) Find(string part)
    {
        var text = File.ReadAllText(Path());
        var (begin, end) = ($"<!-- {part}: written by tests/Attack.Tests -->\n", $"<!-- end of {part} -->");
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        return from >= 0 && to > from
            ? (text, from + begin.Length, to)
            : throw new InvalidDataException($"docs/security.md has no place for {part} between its markers.");
    }

    private static string Path([CallerFilePath] string file = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "../../../docs/security.md"));
}
