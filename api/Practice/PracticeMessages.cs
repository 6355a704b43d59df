using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Api.Practice;

/// <param name="Questions">In the order to ask them; fewer than asked for, or none, where nothing is left.</param>
public sealed record PracticeReplyBody(IReadOnlyList<QuestionBody> Questions);

/// <summary>A question as it is asked: without key and explanation.</summary>
/// <param name="Version">Send it back with the answer.</param>
/// <param name="Stem">Markdown; a cloze marks its gap as ___.</param>
/// <param name="Options">Empty unless the type is single or multiple.</param>
/// <param name="Level">Null for a flashcard of the learner's own.</param>
/// <param name="Hints">From mild to strong; count those shown in hintsUsed.</param>
/// <param name="PCorrect">Expected success, 0 to 1.</param>
/// <param name="Reason">Why this question, why today; in the language of Content-Language.</param>
public sealed record QuestionBody(
    string Id,
    int Version,
    QuestionType Type,
    string Stem,
    IReadOnlyList<OptionBody> Options,
    Skill Skill,
    CefrLevel? Level,
    IReadOnlyList<string> Hints,
    PassageBody? Passage,
    double PCorrect,
    ReasonCode ReasonCode,
    string Reason);

public sealed record OptionBody(string Id, string Text);

/// <summary>The text that a reading or listening question stands on.</summary>
public sealed record PassageBody(string Title, string Text, PassageKind Kind);

/// <summary>A transcript is meant to be heard.</summary>
public enum PassageKind
{
    Text,
    Transcript,
}

/// <summary>Why a question was chosen.</summary>
public enum ReasonCode
{
    /// <summary>Its review is due.</summary>
    Due,

    /// <summary>New, with an expected success of 70 to 85 %.</summary>
    New,

    /// <summary>New; nothing within 70 to 85 % is left, this comes nearest.</summary>
    NewNearest,
}
