using System.Text.RegularExpressions;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Storage.Content;

/// <summary>Reads a level-1 heading with the text that the questions below it stand on.</summary>
internal sealed partial class PassageReader(Skill? skill, ErrorList errors)
{
    /// <summary>Always a passage, so that one mistake in a heading is not repeated for each question below it.</summary>
    public Passage Read(Section section)
    {
        var heading = Heading().Match(section.Heading);
        var transcript = heading.Groups["kind"].Value == "Transkrip";
        if (!heading.Success)
            errors.Add(
                section.Line,
                $"the heading '{section.Heading}' names no text: write '# Bacaan: title' or '# Transkrip: title'");
        else if (skill is Skill.Grammar or Skill.Vocabulary)
            errors.Add(
                section.Line,
                "only reading and listening questions stand on a text: delete the heading or change the skill");
        else if (skill == Skill.Reading && transcript)
            errors.Add(section.Line, "a reading set has a transcript: write '# Bacaan: title'");
        else if (skill == Skill.Listening && !transcript)
            errors.Add(section.Line, "a listening set has a text to read: write '# Transkrip: title'");

        var (title, text) = (heading.Groups["title"].Value, section.Text.Trimmed);
        errors.CheckLength(section.Line, "the title", title, ContentLimits.Title);
        errors.CheckLength(section.Text.FirstTextLine, "the text", text, ContentLimits.Passage);
        if (text.Length == 0)
            errors.Add(section.Line, "the text is empty: write it below the heading");
        if (transcript)
            CheckTurns(section.Text);
        return new Passage(title, text, transcript);
    }

    /// <summary>A paragraph is a turn and begins with its speaker; no line within it begins with a speaker met before.</summary>
    private void CheckTurns(SourceText text)
    {
        var speakers = new HashSet<string>();
        var inParagraph = false;
        for (var i = 0; i < text.Lines.Count; i++)
        {
            var line = text.Lines[i];
            var speaker = Turn().Match(line).Groups["speaker"].Value;
            var blank = string.IsNullOrWhiteSpace(line);
            if (inParagraph && speaker.Length > 0 && speakers.Contains(speaker))
                errors.Add(text.FirstLine + i, "a spoken turn begins within another: write a blank line before it");
            else if (!inParagraph && !blank && speaker.Length == 0)
                errors.Add(text.FirstLine + i, "the spoken turn names no speaker: begin it with 'Name: '");
            else if (!inParagraph && !blank)
                speakers.Add(speaker);
            inParagraph = !blank;
        }
    }

    [GeneratedRegex(@"^(?<kind>Bacaan|Transkrip):\s+(?<title>\S.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<speaker>\p{Lu}[^:]{0,39}): +\S")]
    private static partial Regex Turn();
}
