using System.Globalization;
using System.Text.RegularExpressions;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Storage.Content;

/// <summary>What the type of a question decides: its stem as shown, its options and its key.</summary>
internal sealed record Answer(string Stem, IReadOnlyList<QuestionOption> Options, IReadOnlyList<string> Key);

/// <summary>Reads the answer of one question by its type.</summary>
internal sealed partial class AnswerReader(QuestionParts parts, ErrorList errors)
{
    private const string Gap = "___";
    private static readonly string[] Numbers = ["two", "three", "four", "five", "six", "seven"];

    /// <param name="type">Null where the heading names none: then nothing that depends on it is checked.</param>
    public Answer Read(QuestionType? type)
    {
        var stem = parts.Stem.Trimmed;
        if (type is null)
            return new Answer(stem, [], []);
        Refuse(type.Value, parts.Options, "options", type is QuestionType.Single or QuestionType.Multiple, "single and multiple");
        Refuse(type.Value, parts.Named(QuestionParts.Answer), "'Jawaban:'", type is QuestionType.Short, "short");
        Refuse(type.Value, parts.Named(QuestionParts.Back), "'Balik:'", type is QuestionType.Flashcard, "flashcard");
        if (type != QuestionType.Cloze && stem.Contains("[[", StringComparison.Ordinal))
            errors.Add(
                parts.Stem.FirstTextLine,
                $"[[ ]] has no place in {Article(type.Value)}: write {Gap} for a gap, or make the question a cloze");
        return type switch
        {
            QuestionType.Single or QuestionType.Multiple => ReadChoice(stem, type.Value),
            QuestionType.Cloze => ReadCloze(stem),
            QuestionType.Short => new Answer(stem, [], ReadShort()),
            _ => new Answer(stem, [], ReadBack()),
        };
    }

    private Answer ReadChoice(string stem, QuestionType type)
    {
        var options = parts.Options;
        var right = options.Count(option => option.Name == QuestionParts.Right);
        var fewest = type == QuestionType.Single ? 2 : 3;
        if (options.Count < fewest || options.Count > 8)
            errors.Add(parts.Line, $"the question has {options.Count} options: write {fewest} to 8 lines '- [ ] text'");
        if (type == QuestionType.Single && right != 1)
            errors.Add(
                parts.Line,
                $"{right} options are marked right: mark exactly one with '- [x]', or make the question multiple");
        if (type == QuestionType.Multiple && (right < 2 || right == options.Count))
            errors.Add(
                parts.Line,
                $"{right} of {options.Count} options are marked right: mark at least two with '- [x]' and leave at least one '- [ ]'");
        else if (type == QuestionType.Multiple && !SaysHowMany(stem, right))
            errors.Add(
                parts.Stem.FirstTextLine,
                $"the stem does not say how many options to choose: write 'Choose {Number(right).ToUpperInvariant()}' or 'Choose ALL'");

        var seen = new HashSet<string>();
        foreach (var option in options)
        {
            if (option.Text.Length == 0)
                errors.Add(option.Line, "the option is empty: write its text behind the box");
            else if (!seen.Add(option.Text))
                errors.Add(option.Line, $"the option '{option.Text}' stands there twice: write another");
            errors.CheckLength(option.Line, "the option", option.Text, ContentLimits.Option);
        }
        var made = options.Select((option, i) => new QuestionOption(((char)('a' + i)).ToString(), option.Text)).ToList();
        var key = made.Where((_, i) => options[i].Name == QuestionParts.Right).Select(option => option.Id);
        return new Answer(stem, made, [.. key]);
    }

    private Answer ReadCloze(string stem)
    {
        var gaps = GapPattern().Matches(stem);
        if (gaps.Count != 1 || GapPattern().Replace(stem, "").Contains("[[", StringComparison.Ordinal))
        {
            var line = stem.Length == 0 ? parts.Line : parts.Stem.FirstTextLine;
            var found = gaps.Count == 1 ? "an unclosed gap" : $"{gaps.Count} gaps";
            errors.Add(line, $"the stem of the cloze has {found}: write exactly one [[answer]], on one line");
            return new Answer(stem, [], []);
        }
        if (stem.Contains(Gap, StringComparison.Ordinal))
            errors.Add(parts.Stem.FirstTextLine, $"the stem of the cloze has {Gap} beside its gap: write only [[answer]]");
        var lineOfGap = parts.Stem.FirstTextLine + stem.AsSpan(0, gaps[0].Index).Count('\n');
        return new Answer(GapPattern().Replace(stem, Gap), [], AnswerText.Split(gaps[0].Groups[1].Value, lineOfGap, errors));
    }

    private IReadOnlyList<string> ReadShort() =>
        ReadOne(QuestionParts.Answer) is { } answer ? AnswerText.Split(answer.Text, answer.Line, errors) : [];

    private IReadOnlyList<string> ReadBack()
    {
        if (ReadOne(QuestionParts.Back) is not { } back)
            return [];
        if (back.Text.Length == 0)
            errors.Add(back.Line, "'Balik:' is empty: write what the back of the card says");
        errors.CheckLength(back.Line, "'Balik:'", back.Text, ContentLimits.Back);
        return [back.Text];
    }

    private QuestionPart? ReadOne(string name)
    {
        var found = parts.Named(name);
        if (found.Count == 0)
            errors.Add(parts.Line, $"the question has no '{name}:': add a line '{name}: ...'");
        foreach (var second in found.Skip(1))
            errors.Add(second.Line, $"the question has a second '{name}:': write one");
        return found.Count == 0 ? null : found[0];
    }

    private void Refuse(QuestionType type, IReadOnlyList<QuestionPart> found, string what, bool allowed, string where)
    {
        if (!allowed && found.Count > 0)
            errors.Add(found[0].Line, $"{Article(type)} has no {what}: delete it or change the type to {where}");
    }

    private static bool SaysHowMany(string stem, int right) =>
        Regex.IsMatch(stem, $@"\b(all|{Number(right)}|{right})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string Number(int count) =>
        count - 2 < Numbers.Length ? Numbers[count - 2] : count.ToString(CultureInfo.InvariantCulture);

    private static string Article(QuestionType type) => $"a {type.ToString().ToLowerInvariant()} question";

    [GeneratedRegex(@"\[\[([^\[\]\n]*)\]\]")]
    private static partial Regex GapPattern();
}
