namespace EnglishLearning.Architecture.Tests.Sources;

/// <summary>Rules that a source file keeps, by its path below the repository and its lines.</summary>
internal static class SourceRules
{
    public const int MostLines = 400;
    public const int MostLinesOfProgram = 70;

    /// <param name="projectFiles">All project files, as paths below the repository.</param>
    public static IEnumerable<string> Violations(string path, IReadOnlyList<string> lines, IReadOnlyList<string> projectFiles)
    {
        var most = Path.GetFileName(path) == "Program.cs" ? MostLinesOfProgram : MostLines;
        if (lines.Count > most)
            yield return $"{path} has {lines.Count} lines: {most} are the most.";
        var found = lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
        if (found is null)
        {
            if (DeclaresTypes(lines))
                yield return $"{path} declares a type outside a namespace.";
        }
        else if (found != $"namespace {NamespaceOf(path, projectFiles)};")
        {
            yield return $"{path} says \"{found}\" where its folder says {NamespaceOf(path, projectFiles)}.";
        }
    }

    /// <summary>The project's name and the folders below the project.</summary>
    private static string NamespaceOf(string path, IReadOnlyList<string> projectFiles)
    {
        var project = projectFiles
            .Where(file => path.StartsWith(FolderOf(file) + "/", StringComparison.Ordinal))
            .MaxBy(file => file.Length)
            ?? throw new InvalidOperationException($"{path} belongs to no project.");
        var below = FolderOf(path)[FolderOf(project).Length..].Trim('/');
        return string.Join('.', [Path.GetFileNameWithoutExtension(project), .. below.Split('/', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static bool DeclaresTypes(IReadOnlyList<string> lines) => lines.Any(line =>
        line.Split(' ').TakeWhile(word => word is not "=" and not "//").Any(word => word is "class" or "record" or "interface" or "struct" or "enum")
        && !line.StartsWith(' ') && !line.StartsWith('/'));

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/');
}
