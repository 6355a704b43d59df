using System.Text.RegularExpressions;

namespace EnglishLearning.Storage.Content;

/// <summary>An option or a named line of a question, its continuation lines joined.</summary>
internal sealed record QuestionPart(int Line, string Name, string Text);

/// <summary>A question's source taken apart: the stem, then options and named lines in the order of the file.</summary>
/// <param name="Line">The heading's.</param>
internal sealed partial record QuestionParts(int Line, SourceText Stem, IReadOnlyList<QuestionPart> Parts)
{
    public const string Right = "- [x]";
    public const string Wrong = "- [ ]";
    public const string Answer = "Jawaban";
    public const string Back = "Balik";
    public const string Explanation = "Penjelasan";
    public const string Hint = "Petunjuk";

    public IReadOnlyList<QuestionPart> Options => [.. Parts.Where(part => part.Name is Right or Wrong)];

    public IReadOnlyList<QuestionPart> Named(string name) => [.. Parts.Where(part => part.Name == name)];

    public static QuestionParts Split(Section section, ErrorList errors)
    {
        var (lines, first) = (section.Text.Lines, section.Text.FirstLine);
        var stemEnd = 0;
        while (stemEnd < lines.Count && Begin(lines[stemEnd], first + stemEnd, null) is null)
            stemEnd++;

        var parts = new List<QuestionPart>();
        var open = false;
        for (var i = stemEnd; i < lines.Count; i++)
        {
            if (Begin(lines[i], first + i, errors) is { } part)
            {
                parts.Add(part);
                open = true;
            }
            else if (string.IsNullOrWhiteSpace(lines[i]))
                open = false;
            else if (open)
                parts[^1] = parts[^1] with { Text = $"{parts[^1].Text} {lines[i].Trim()}".Trim() };
            else
                errors.Add(
                    first + i,
                    "this text belongs to nothing: a stem stands before the options, an option or explanation has no blank line within");
        }
        return new QuestionParts(section.Line, section.Text.Slice(0, stemEnd), parts);
    }

    private static QuestionPart? Begin(string line, int number, ErrorList? errors)
    {
        if (OptionLine().Match(line) is { Success: true } option)
        {
            var (box, text) = (option.Groups["box"].Value, option.Groups["text"].Value);
            if (option.Groups["head"].Value is not (Right or Wrong) || text is [not ' ', ..])
                errors?.Add(
                    number,
                    "this is no option: write '- [ ] text' for a wrong one and '- [x] text' for a right one, from the line's beginning");
            var right = box.Contains('x', StringComparison.OrdinalIgnoreCase);
            return new QuestionPart(number, right ? Right : Wrong, text.Trim());
        }
        if (NamedLine().Match(line) is { Success: true } named)
        {
            var word = named.Groups["name"].Value;
            var name = string.Concat(word[..1].ToUpperInvariant(), word[1..].ToLowerInvariant());
            if (named.Groups["head"].Value != $"{name}:")
                errors?.Add(
                    number,
                    $"'{named.Groups["head"].Value.Trim()}' is misspelt: write '{name}: ' from the line's beginning");
            return new QuestionPart(number, name, named.Groups["text"].Value.Trim());
        }
        return null;
    }

    [GeneratedRegex(@"^(?<head>\s*[-*+]\s*\[(?<box>[ xX]{0,3})\])(?<text>.*)$")]
    private static partial Regex OptionLine();

    [GeneratedRegex(@"^(?<head>[\s*_>-]*(?<name>jawaban|balik|penjelasan|petunjuk)[\s*_]*:[*_]*)(?<text>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex NamedLine();
}
