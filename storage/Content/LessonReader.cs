namespace EnglishLearning.Storage.Content;

/// <summary>A file of the book as read; a lesson that has no skill or level is null.</summary>
internal sealed record LessonFile(string Id, int IdLine, Lesson? Lesson);

/// <summary>Reads <c>book/level/lesson.md</c>.</summary>
internal static class LessonReader
{
    private static readonly string[] Keys = ["lesson", "title", "title_id", "level", "skill"];

    public static LessonFile Read(string fileName, string folderName, SourceText file, ErrorList errors)
    {
        var (head, body) = FrontMatter.Split(file, Keys, errors);
        Fields.CheckId(head, "lesson", fileName, errors);
        var (title, indonesian) = (Fields.Title(head, "title", errors), Fields.Title(head, "title_id", errors));
        var (skill, level) = (Fields.SkillOf(head, errors), Fields.LevelOf(head, folderName, errors));
        if (body is not null)
        {
            foreach (var line in Section.QuestionLikeLines(body))
                errors.Add(line, "a lesson holds no questions: move it to a set of the bank and name the lesson there");
            if (!Section.Split(body).Any(section => section.Level == 2))
                errors.Add(body.FirstLine, "the lesson has no part: write at least one heading '## ...'");
        }
        var lesson = skill is null || level is null || body is null
            ? null
            : new Lesson(fileName, title, indonesian, level.Value, skill.Value, body.Trimmed);
        return new LessonFile(fileName, head.Line("lesson"), lesson);
    }
}
