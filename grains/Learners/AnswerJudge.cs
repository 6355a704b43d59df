using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Grading;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Grains.Questions;

namespace EnglishLearning.Grains.Learners;

/// <summary>A question as an answer meets it: the version answered, and the parameters in force.</summary>
public sealed record AskedQuestion(QuestionVersion Version, QuestionParameters Parameters)
{
    public static AskedQuestion? Of(QuestionSnapshot bank, string questionId, int version) =>
        bank.Find(questionId) is { } entry && entry.Version(version) is { } found
            ? new AskedQuestion(found, entry.Parameters(found))
            : null;

    /// <summary>A learner's own flashcard: nothing is known of its difficulty but that the learner chose it.</summary>
    public static AskedQuestion OfOwn(string questionId, string front, string back) =>
        new(
            new QuestionVersion(
                questionId, 1, QuestionType.Flashcard, Skill.Vocabulary, CefrLevel.A1, front, [], [back], "", [], null),
            new QuestionParameters(Scale.NewLearner, 0, 0));
}

/// <summary>
/// Checks and grades what was submitted. What comes out depends on the answer, the question's version and the
/// parameters in force alone, never on the learner's state.
/// </summary>
public static class AnswerJudge
{
    private const int MaxHints = 20;
    private const int MaxResponseMs = 24 * 60 * 60 * 1000;

    /// <summary>What is wrong with the answer whatever the question is; <see cref="AnswerFault.None"/> if nothing.</summary>
    public static AnswerFault CheckForm(Answer answer, DateTimeOffset now, GrainOptions options)
    {
        if (!AttemptId.IsV7(answer.AttemptId))
            return AnswerFault.AttemptIdNotV7;
        if (!AttemptId.HasSaneTime(answer.AttemptId, now - options.AnswerRetention - options.ClockAhead, now + options.ClockAhead))
            return AnswerFault.AttemptIdTime;
        if (answer.AnsweredAt > now + options.ClockAhead)
            return AnswerFault.AnsweredInFuture;
        if (answer.HintsUsed is < 0 or > MaxHints)
            return AnswerFault.HintsOutOfRange;
        if (answer.ResponseMs is < 0 or > MaxResponseMs)
            return AnswerFault.ResponseMsOutOfRange;
        return answer.Rating is { } rating && !Enum.IsDefined(rating) ? AnswerFault.RatingOutOfRange : AnswerFault.None;
    }

    /// <summary>What is wrong with the response to this question; <see cref="AnswerFault.None"/> if nothing.</summary>
    public static AnswerFault CheckResponse(Answer answer, QuestionVersion question) =>
        Grader.Check(question, ResponseMapping.ToCore(answer.Response), answer.Rating) switch
        {
            null => AnswerFault.None,
            ResponseProblem.UnknownChoice => AnswerFault.UnknownOption,
            ResponseProblem.TextTooLong => AnswerFault.ResponseTooLong,
            ResponseProblem.SelfRatingExpected => AnswerFault.RatingMissing,
            ResponseProblem.UnknownSelfRating => AnswerFault.RatingOutOfRange,
            _ => AnswerFault.ResponseShape,
        };

    /// <summary>The log entry of a checked answer; what depends on the learner's state is left at its default.</summary>
    public static Attempt Judge(Answer answer, AskedQuestion asked, LearnerCalendar calendar, DateTimeOffset now)
    {
        var question = asked.Version;
        var grade = Grader.Grade(question, ResponseMapping.ToCore(answer.Response), answer.Rating);
        // As the client says, even where its clock runs a little ahead: a time of arrival would make the order of answers
        // depend on the network.
        var answeredAt = WholeMilliseconds(answer.AnsweredAt);
        return new Attempt
        {
            AttemptId = answer.AttemptId,
            Kind = EntryKind.Answer,
            QuestionId = question.QuestionId,
            QuestionVersion = question.Version,
            Skill = question.Skill,
            Response = ResponseMapping.ToJson(answer.Response),
            AnsweredAt = answeredAt,
            ReceivedAt = WholeMilliseconds(now),
            Day = calendar.DayOf(answeredAt),
            ResponseMs = answer.ResponseMs,
            HintsUsed = answer.HintsUsed,
            SelfRating = answer.Rating,
            Correct = grade.Correct,
            Score = grade.Score,
            Rating = RatingRule.Derive(question, grade, answer.ResponseMs, answer.HintsUsed, answer.Rating),
            Rated = !answer.Unrated,
            SelfGraded = question.Type == QuestionType.Flashcard,
            First = false,
            Parameters = asked.Parameters,
            PCorrect = 0,
            AbilityBefore = default,
            CardAfter = default,
            AbilityAfter = default,
            BodyHash = AnswerHash.Of(answer),
        };
    }

    /// <summary>The log entry of a review made elsewhere.</summary>
    public static Attempt Judge(ForeignReview review, Guid attemptId, AskedQuestion own, LearnerCalendar calendar, DateTimeOffset now)
    {
        // A date alone is read as noon: today's must not come after what is answered this morning.
        var reviewedAt = WholeMilliseconds(review.ReviewTime > now ? now : review.ReviewTime);
        var correct = review.Rating > Rating.Again;
        return new Attempt
        {
            AttemptId = attemptId,
            Kind = EntryKind.Import,
            QuestionId = own.Version.QuestionId,
            QuestionVersion = own.Version.Version,
            Skill = own.Version.Skill,
            Response = ResponseMapping.NoResponse,
            AnsweredAt = reviewedAt,
            ReceivedAt = WholeMilliseconds(now),
            Day = calendar.DayOf(reviewedAt),
            ResponseMs = review.DurationMs,
            HintsUsed = 0,
            SelfRating = review.Rating,
            Correct = correct,
            Score = correct ? 1 : 0,
            Rating = review.Rating,
            Rated = true,
            SelfGraded = true,
            First = false,
            Parameters = own.Parameters,
            PCorrect = 0,
            AbilityBefore = default,
            CardAfter = default,
            AbilityAfter = default,
            BodyHash = 0,
        };
    }

    private static DateTimeOffset WholeMilliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
