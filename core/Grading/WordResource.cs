namespace EnglishLearning.Core.Grading;

/// <summary>The word lists embedded in this assembly; sources and licences in NOTICE.md beside them.</summary>
internal static class WordResource
{
    /// <summary>The lines of a list, without its comments.</summary>
    internal static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(WordResource).Assembly.GetManifestResourceStream($"Grading/{name}")
            ?? throw new InvalidOperationException($"The word list {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').ToArray();
    }
}
