using EnglishLearning.Core.Questions;

namespace EnglishLearning.Storage.Content;

/// <summary>A file of the bank as read; a set that has no skill or level is null.</summary>
internal sealed record SetFile(
    string Id, int IdLine, QuestionSet? Set, string? LessonId, int LessonLine,
    IReadOnlyList<(string Id, int Line)> Ids, IReadOnlyList<QuestionVersion> Questions);

/// <summary>Reads <c>bank/level/set.md</c>.</summary>
internal static class SetReader
{
    private static readonly string[] Keys = ["set", "title", "skill", "level", "tags", "lesson"];

    public static SetFile Read(string fileName, string folderName, SourceText file, ErrorList errors)
    {
        var (head, body) = FrontMatter.Split(file, Keys, errors);
        Fields.CheckId(head, "set", fileName, errors);
        if (OwnCards.IsOwn(fileName))
        {
            errors.Add(
                head.Line("set"),
                $"the set begins with '{OwnCards.Prefix}', which marks learners' own cards: name it otherwise");
        }
        var title = Fields.Title(head, "title", errors);
        var set = new SetHead(fileName, Fields.SkillOf(head, errors), Fields.LevelOf(head, folderName, errors));
        var tags = ReadTags(head, errors);
        var lesson = head.OptionalText("lesson");

        var ids = new List<(string Id, int Line)>();
        var questions = new List<QuestionVersion>();
        if (body is not null)
            ReadBody(body, set, errors, ids, questions);

        var made = set is { Skill: { } skill, Level: { } level }
            ? new QuestionSet(fileName, title, skill, level, tags, lesson, [.. questions.Select(question => question.QuestionId)])
            : null;
        return new SetFile(fileName, head.Line("set"), made, lesson, head.Line("lesson"), ids, questions);
    }

    private static List<string> ReadTags(FrontMatter head, ErrorList errors)
    {
        var tags = new List<string>();
        foreach (var (tag, line) in head.OptionalList("tags"))
        {
            if (!Fields.IsWord(tag))
                errors.Add(line, $"the tag '{tag}' is no word: use lower-case letters, digits and single hyphens");
            else if (tags.Contains(tag))
                errors.Add(line, $"the tag '{tag}' stands there twice: write it once");
            else
                tags.Add(tag);
        }
        return tags;
    }

    private static void ReadBody(
        SourceText body, SetHead set, ErrorList errors, List<(string Id, int Line)> ids, List<QuestionVersion> questions)
    {
        var sections = Section.Split(body);
        var headings = sections.Where(section => section.Level == 2).Select(section => section.Line);
        foreach (var line in Section.QuestionLikeLines(body).Except(headings))
            errors.Add(line, "this heading begins no question: write '## ' and the id, from the line's beginning");
        if (sections[0].Text.Trimmed.Length > 0)
            errors.Add(
                sections[0].Text.FirstTextLine,
                "this text stands before the first heading: delete it or put it below one");
        if (!sections.Any(section => section.Level == 2))
            errors.Add(body.FirstLine, $"the set has no question: write '## {set.Id}-01 (single)' and the question");

        Passage? passage = null;
        for (var i = 1; i < sections.Count; i++)
        {
            var section = sections[i];
            if (section.Level == 1)
            {
                passage = new PassageReader(set.Skill, errors).Read(section);
                if (i + 1 == sections.Count || sections[i + 1].Level == 1)
                    errors.Add(section.Line, "no question stands on this text: write one below it");
                continue;
            }
            var (id, question) = new QuestionReader(set, errors).Read(section, passage);
            if (id is not null)
                ids.Add((id, section.Line));
            if (question is not null)
                questions.Add(question);
        }
    }
}
