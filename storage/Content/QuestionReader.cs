using System.Text.RegularExpressions;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Storage.Content;

/// <summary>What a file's front matter says of all its questions; null where it is wrong.</summary>
internal sealed record SetHead(string Id, Skill? Skill, CefrLevel? Level);

/// <summary>Reads one question: everything below a heading "## id (type)".</summary>
internal sealed partial class QuestionReader(SetHead set, ErrorList errors)
{
    private static readonly Dictionary<string, QuestionType> Types =
        Enum.GetValues<QuestionType>().ToDictionary(type => type.ToString().ToLowerInvariant());

    /// <summary>The question, or null where anything is wrong with it; <c>Id</c> is null where the heading has none.</summary>
    public (string? Id, QuestionVersion? Question) Read(Section section, Passage? passage)
    {
        var before = errors.Count;
        var (id, type) = ReadHeading(section);
        var parts = QuestionParts.Split(section, errors);
        var answer = new AnswerReader(parts, errors).Read(type);
        var stem = answer.Stem;
        if (stem.Length == 0)
            errors.Add(section.Line, "the stem is empty: write below the heading what is asked");
        errors.CheckLength(parts.Stem.FirstTextLine, "the stem", stem, ContentLimits.Stem);
        var explanation = ReadExplanation(parts);
        var hints = ReadHints(parts, type is QuestionType.Cloze or QuestionType.Short ? answer.Key : []);
        CheckPassage(section, passage);

        if (errors.Count > before || id is null || type is null || set.Skill is null || set.Level is null)
            return (id, null);
        return (id, new QuestionVersion(
            id, 0, type.Value, set.Skill.Value, set.Level.Value, stem, answer.Options, answer.Key, explanation, hints, passage));
    }

    private (string? Id, QuestionType? Type) ReadHeading(Section section)
    {
        var heading = Heading().Match(section.Heading);
        if (!heading.Success)
        {
            errors.Add(section.Line, $"the heading '{section.Heading}' is no question: write '## {set.Id}-01 (single)'");
            return (null, null);
        }
        var id = heading.Groups["id"].Value;
        if (!id.StartsWith($"{set.Id}-", StringComparison.Ordinal) || !Number().IsMatch(id[(set.Id.Length + 1)..]))
            errors.Add(section.Line, $"the id '{id}' does not fit the set: write '{set.Id}-' and two digits, from 01");
        var name = heading.Groups["type"].Value;
        if (Types.TryGetValue(name, out var type))
            return (id, type);
        errors.Add(section.Line, $"unknown type '{name}': write {string.Join(", ", Types.Keys)}");
        return (id, null);
    }

    private string ReadExplanation(QuestionParts parts)
    {
        var explanations = parts.Named(QuestionParts.Explanation);
        if (explanations.Count == 0)
            errors.Add(parts.Line, "the question has no explanation: add a line 'Penjelasan: ...'");
        foreach (var second in explanations.Skip(1))
            errors.Add(second.Line, "the question has a second explanation: write one 'Penjelasan:'");
        CheckText(explanations, ContentLimits.Explanation);
        return explanations.Count > 0 ? explanations[0].Text : "";
    }

    private List<string> ReadHints(QuestionParts parts, IReadOnlyList<string> secrets)
    {
        var hints = parts.Named(QuestionParts.Hint);
        if (hints.Count is 0 or > 3)
            errors.Add(
                hints.Count == 0 ? parts.Line : hints[3].Line,
                $"the question has {hints.Count} hints: write 1 to 3 lines 'Petunjuk: ...'");
        CheckText(hints, ContentLimits.Hint);
        foreach (var hint in hints)
        {
            foreach (var answer in secrets.Where(answer => AnswerText.GivesAway(hint.Text, answer)))
                errors.Add(hint.Line, $"the hint gives the answer '{answer}' away: describe it without the word");
        }
        return [.. hints.Select(hint => hint.Text)];
    }

    private void CheckText(IReadOnlyList<QuestionPart> parts, int limit)
    {
        foreach (var part in parts)
        {
            if (part.Text.Length == 0)
                errors.Add(part.Line, $"'{part.Name}:' is empty: write its text behind the colon");
            errors.CheckLength(part.Line, $"'{part.Name}:'", part.Text, limit);
        }
    }

    private void CheckPassage(Section section, Passage? passage)
    {
        if (passage is null && set.Skill == Skill.Reading)
            errors.Add(section.Line, "a reading question stands on no text: write '# Bacaan: title' and the text above it");
        if (passage is null && set.Skill == Skill.Listening)
            errors.Add(
                section.Line,
                "a listening question stands on no text: write '# Transkrip: title' and the text above it");
    }

    [GeneratedRegex(@"^(?<id>\S+)\s+\((?<type>[^()]*)\)$")]
    private static partial Regex Heading();

    [GeneratedRegex("^(0[1-9]|[1-9][0-9])$")]
    private static partial Regex Number();
}
