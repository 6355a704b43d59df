namespace EnglishLearning.Storage.Content;

/// <summary>The errors of one file.</summary>
internal sealed class ErrorList(string file)
{
    private readonly List<ContentError> errors = [];

    public IReadOnlyList<ContentError> Errors => errors;

    public int Count => errors.Count;

    public void Add(int line, string message) => errors.Add(new ContentError(file, line, message));

    /// <summary>Complains of a text above its limit.</summary>
    public void CheckLength(int line, string what, string text, int limit)
    {
        if (text.Length > limit)
            Add(line, $"{what} has {text.Length} characters: write at most {limit}");
    }
}
