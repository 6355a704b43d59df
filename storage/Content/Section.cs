using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;

namespace EnglishLearning.Storage.Content;

/// <summary>A heading of level 1 or 2 with the text below it; level 0 is what stands before the first heading.</summary>
/// <param name="Line">The heading's.</param>
internal sealed partial record Section(int Level, string Heading, int Line, SourceText Text)
{
    /// <summary>Splits by Markdown's own headings, so that a # in a code block or a list is none.</summary>
    public static IReadOnlyList<Section> Split(SourceText body)
    {
        var headings = Markdown.Parse(string.Join('\n', body.Lines)).OfType<HeadingBlock>()
            .Where(heading => heading is { Level: <= 2, IsSetext: false }).ToList();
        var first = headings.Count > 0 ? headings[0].Line : body.Lines.Count;
        var sections = new List<Section> { new(0, "", body.FirstLine, body.Slice(0, first)) };
        for (var i = 0; i < headings.Count; i++)
        {
            var (start, end) = (headings[i].Line, i + 1 < headings.Count ? headings[i + 1].Line : body.Lines.Count);
            var title = body.Lines[start].Trim().TrimStart('#').Trim();
            sections.Add(new Section(headings[i].Level, title, body.FirstLine + start, body.Slice(start + 1, end)));
        }
        return sections;
    }

    /// <summary>Lines that were meant to begin a question, whatever their number of #.</summary>
    public static IEnumerable<int> QuestionLikeLines(SourceText text) =>
        Enumerable.Range(0, text.Lines.Count).Where(i => QuestionLike().IsMatch(text.Lines[i])).Select(i => text.FirstLine + i);

    [GeneratedRegex(@"^\s*#+\s*\S+\s*\((single|multiple|cloze|short|flashcard)\)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex QuestionLike();
}
