using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Core.Questions;

/// <summary>An option of a choice question; <paramref name="Id"/> is "a", "b", ... in the order of the author.</summary>
public sealed record QuestionOption(string Id, string Text);

/// <summary>The text that a reading or listening question stands on.</summary>
/// <param name="IsTranscript">True where the text is meant to be heard.</param>
public sealed record Passage(string Title, string Text, bool IsTranscript);

/// <summary>
/// One immutable version of a question, with its key. Attempts are pinned to the version that was answered.
/// </summary>
/// <param name="Key">
/// Ids of the right options (single: one, multiple: at least two), or every accepted text (cloze, short; the first
/// is the one shown). A flashcard's key is its back.
/// </param>
/// <param name="Stem">The text asked, Markdown; a cloze marks its gap as ___.</param>
public sealed record QuestionVersion(
    string QuestionId,
    int Version,
    QuestionType Type,
    Skill Skill,
    CefrLevel Level,
    string Stem,
    IReadOnlyList<QuestionOption> Options,
    IReadOnlyList<string> Key,
    string Explanation,
    IReadOnlyList<string> Hints,
    Passage? Passage);
