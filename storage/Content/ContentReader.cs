namespace EnglishLearning.Storage.Content;

/// <summary>Reads and validates a folder in the format of docs/content-format.md.</summary>
public static class ContentReader
{
    /// <summary>Everything in the folder and every error, by file and line. Throws nothing of the file system's.</summary>
    public static async Task<ContentReading> ReadAsync(string folder, CancellationToken cancel = default)
    {
        var whole = new ErrorList(".");
        if (!Directory.Exists(folder))
            whole.Add(1, "the content folder does not exist: give a folder that holds bank/ and book/");

        var check = new FolderCheck();
        foreach (var path in Files(folder, "bank", whole))
            await ReadFileAsync(folder, path, check, isSet: true, cancel).ConfigureAwait(false);
        foreach (var path in Files(folder, "book", whole))
            await ReadFileAsync(folder, path, check, isSet: false, cancel).ConfigureAwait(false);
        if (whole.Count == 0 && !check.HasSets)
            whole.Add(1, "the content folder has no questions: write bank/<level>/<set>.md");
        return check.Finish(whole);
    }

    private static async Task ReadFileAsync(string folder, string path, FolderCheck check, bool isSet, CancellationToken cancel)
    {
        var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
        var errors = new ErrorList(relative);
        var text = await LoadAsync(path, errors, cancel).ConfigureAwait(false);
        var (name, parent) = (Path.GetFileNameWithoutExtension(path), Path.GetFileName(Path.GetDirectoryName(path)) ?? "");
        if (relative.Count(c => c == '/') != 2)
            errors.Add(1, $"the file stands in no level's folder: move it to {(isSet ? "bank" : "book")}/<level>/{name}.md");
        if (isSet)
            check.Add(relative, errors, text is null ? null : SetReader.Read(name, parent, text, errors));
        else
            check.Add(relative, errors, text is null ? null : LessonReader.Read(name, parent, text, errors));
    }

    private static async Task<SourceText?> LoadAsync(string path, ErrorList errors, CancellationToken cancel)
    {
        try
        {
            if (new FileInfo(path).Length > ContentLimits.FileBytes)
            {
                errors.Add(1, $"the file is larger than {ContentLimits.FileBytes} bytes: split the set");
                return null;
            }
            return SourceText.Decode(await File.ReadAllBytesAsync(path, cancel).ConfigureAwait(false), errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(1, "the file cannot be read: check that it exists and may be read");
            return null;
        }
    }

    private static IReadOnlyList<string> Files(string folder, string part, ErrorList errors)
    {
        var root = Path.Combine(folder, part);
        try
        {
            return Directory.Exists(root)
                ? [.. Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(1, $"{part}/ cannot be read: check that it may be read");
            return [];
        }
    }
}
