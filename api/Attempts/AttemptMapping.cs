using EnglishLearning.Api.Practice;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Texts;
using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Api.Attempts;

internal static class AttemptMapping
{
    public static AttemptReply ToReply(this AnswerResult result, Guid attemptId, QuestionBody? next) =>
        new(
            attemptId,
            result.Correct,
            result.Score,
            result.CorrectResponse,
            result.Correction,
            result.Explanation,
            (int)result.Rating,
            result.Card.ToBody(),
            result.Ability.ToBody(),
            result.Question.ToBody(),
            result.PCorrect,
            next);

    /// <param name="root">Pointer to the answer in the body.</param>
    public static BatchResult ToBatchResult(this AnswerOutcome outcome, string root, Language language)
    {
        if (outcome.Result is not { } result)
        {
            var (kind, fault) = AnswerFaults.Of(outcome.Status, outcome.Fault, root);
            return Refused(outcome.AttemptId, outcome.Status, kind, fault is null ? [] : [fault], language);
        }
        return new BatchResult(outcome.AttemptId, outcome.Status)
        {
            Correct = result.Correct,
            Score = result.Score,
            CorrectResponse = result.CorrectResponse,
            Correction = result.Correction,
            Explanation = result.Explanation,
            Rating = (int)result.Rating,
            Card = result.Card.ToBody(),
            Ability = result.Ability.ToBody(),
            Question = result.Question.ToBody(),
            PCorrect = result.PCorrect,
        };
    }

    public static BatchResult Refused(
        Guid? attemptId, AnswerStatus status, ProblemKind kind, IReadOnlyList<FieldFault> faults, Language language) =>
        new(attemptId, status)
        {
            Problem = new BatchProblem(kind.Type, kind.Title.In(language), kind.Detail.In(language)),
            Errors = faults.Count == 0 ? null : [.. faults.Select(fault => fault.In(language))],
        };

    public static AbilityBody ToBody(this AbilityView ability) =>
        new(ability.Skill, ability.Value, ability.Deviation, ability.Level);

    public static DifficultyBody ToBody(this QuestionView question) =>
        new(question.Difficulty, question.Deviation, question.Attempts);

    private static CardBody ToBody(this CardView card) =>
        new(card.Due, card.Stability, card.Difficulty, card.Retrievability, card.ScheduledDays);
}
