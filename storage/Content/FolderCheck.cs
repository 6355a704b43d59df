namespace EnglishLearning.Storage.Content;

/// <summary>Gathers the files of a folder and checks what one file alone cannot know.</summary>
internal sealed class FolderCheck
{
    private readonly List<(ErrorList Errors, SetFile File)> sets = [];
    private readonly List<(ErrorList Errors, LessonFile File)> lessons = [];
    private readonly List<ErrorList> lists = [];
    private readonly Dictionary<string, string> places = [];

    public bool HasSets { get; private set; }

    public void Add(string path, ErrorList errors, SetFile? file)
    {
        HasSets = true;
        lists.Add(errors);
        if (file is null)
            return;
        sets.Add((errors, file));
        Claim("set", file.Id, path, file.IdLine, errors);
        foreach (var (id, line) in file.Ids)
            Claim("question", id, path, line, errors);
    }

    public void Add(string path, ErrorList errors, LessonFile? file)
    {
        lists.Add(errors);
        if (file is null)
            return;
        lessons.Add((errors, file));
        Claim("lesson", file.Id, path, file.IdLine, errors);
    }

    public ContentReading Finish(ErrorList whole)
    {
        foreach (var (errors, file) in sets)
        {
            if (file.LessonId is { } lesson && !places.ContainsKey($"lesson {lesson}"))
                errors.Add(
                    file.LessonLine,
                    $"there is no lesson '{lesson}': write book/<level>/{lesson}.md or name another");
        }
        var folder = new ContentFolder(
            [.. sets.SelectMany(set => set.File.Questions)],
            [.. lessons.Select(lesson => lesson.File.Lesson).OfType<Lesson>()],
            [.. sets.Select(set => set.File.Set).OfType<QuestionSet>()]);
        return new ContentReading(folder, [.. lists.Prepend(whole).SelectMany(list => list.Errors.OrderBy(error => error.Line))]);
    }

    private void Claim(string kind, string id, string path, int line, ErrorList errors)
    {
        if (!places.TryAdd($"{kind} {id}", $"{path}:{line}"))
            errors.Add(line, $"the {kind} '{id}' is also at {places[$"{kind} {id}"]}: give each its own id");
    }
}
