using EnglishLearning.Api.Texts;
using EnglishLearning.Contracts.Practice;

namespace EnglishLearning.Api.Practice;

internal static class PracticeMapping
{
    public static QuestionBody ToBody(this PracticeQuestion question, Language language) =>
        new(
            question.Id,
            question.Version,
            question.Type,
            question.Stem,
            [.. question.Options.Select(option => new OptionBody(option.Id, option.Text))],
            question.Skill,
            question.Level,
            question.Hints,
            question.Passage is { } passage
                ? new PassageBody(passage.Title, passage.Text, passage.IsTranscript ? PassageKind.Transcript : PassageKind.Text)
                : null,
            question.PCorrect,
            ReasonTexts.CodeOf(question.Reason.Kind),
            ReasonTexts.Of(question.Reason, question.PCorrect, language));
}
