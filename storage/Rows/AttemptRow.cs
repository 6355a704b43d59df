using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Storage.Rows;

internal static class AttemptRow
{
    /// <summary>Of the queue of learners' own flashcards, which no consumer reads.</summary>
    public const int NoQueue = -1;

    public static readonly ColumnSet Fields = new ColumnSet(
        ("attempt_id", ColumnType.Id),
        ("kind", ColumnType.Int),
        ("question_id", ColumnType.Text),
        ("question_version", ColumnType.Int),
        ("skill", ColumnType.Int),
        ("response", ColumnType.Text),
        ("answered_at", ColumnType.Time),
        ("received_at", ColumnType.Time),
        ("day", ColumnType.Int),
        ("response_ms", ColumnType.Int),
        ("hints_used", ColumnType.Int),
        ("self_rating", ColumnType.OptionalInt),
        ("correct", ColumnType.Flag),
        ("score", ColumnType.Real),
        ("rating", ColumnType.Int),
        ("rated", ColumnType.Flag),
        ("self_graded", ColumnType.Flag),
        ("is_first", ColumnType.Flag),
        ("difficulty", ColumnType.Real),
        ("difficulty_deviation", ColumnType.Real),
        ("guess", ColumnType.Real),
        ("difficulty_attempts", ColumnType.Int),
        ("p_correct", ColumnType.Real),
        ("ability_before", ColumnType.Real),
        ("ability_before_deviation", ColumnType.Real),
        ("ability_after", ColumnType.Real),
        ("ability_after_deviation", ColumnType.Real),
        ("body_hash", ColumnType.Long),
        ("voids", ColumnType.OptionalId))
        .With([.. CardRow.Fields.Prefixed("card_").Columns]);

    /// <summary>The table attempts but for what gives the commit order.</summary>
    public static readonly ColumnSet Columns =
        new ColumnSet(("learner_id", ColumnType.Id), ("queue", ColumnType.Int)).With([.. Fields.Columns]);

    public static IFieldWriter Write(IFieldWriter to, Guid learnerId, Attempt attempt) =>
        to
            .Add(learnerId)
            .Add(OwnCards.IsOwn(attempt.QuestionId) ? NoQueue : AttemptQueues.Of(attempt.QuestionId))
            .Add(attempt.AttemptId)
            .Add((int)attempt.Kind)
            .Add(attempt.QuestionId)
            .Add(attempt.QuestionVersion)
            .Add((int)attempt.Skill)
            .Add(attempt.Response)
            .Add(attempt.AnsweredAt)
            .Add(attempt.ReceivedAt)
            .Add(attempt.Day)
            .Add(attempt.ResponseMs)
            .Add(attempt.HintsUsed)
            .Add((int?)attempt.SelfRating)
            .Add(attempt.Correct)
            .Add(attempt.Score)
            .Add((int)attempt.Rating)
            .Add(attempt.Rated)
            .Add(attempt.SelfGraded)
            .Add(attempt.First)
            .Add(attempt.Parameters.Difficulty)
            .Add(attempt.Parameters.Guess)
            .Add(attempt.Parameters.Attempts)
            .Add(attempt.PCorrect)
            .Add(attempt.AbilityBefore)
            .Add(attempt.AbilityAfter)
            .Add(attempt.BodyHash)
            .Add(attempt.Voids)
            .Add(attempt.CardAfter);

    public static Attempt Attempt(this FieldReader from) => new()
    {
        AttemptId = from.Id(),
        Kind = (EntryKind)from.Int(),
        QuestionId = from.Text(),
        QuestionVersion = from.Int(),
        Skill = (Skill)from.Int(),
        Response = from.Text(),
        AnsweredAt = from.Time(),
        ReceivedAt = from.Time(),
        Day = from.Int(),
        ResponseMs = from.Int(),
        HintsUsed = from.Int(),
        SelfRating = (Rating?)from.OptionalInt(),
        Correct = from.Flag(),
        Score = from.Real(),
        Rating = (Rating)from.Int(),
        Rated = from.Flag(),
        SelfGraded = from.Flag(),
        First = from.Flag(),
        Parameters = new QuestionParameters(from.Estimate(), from.Real(), from.Int()),
        PCorrect = from.Real(),
        AbilityBefore = from.Estimate(),
        AbilityAfter = from.Estimate(),
        BodyHash = from.Long(),
        Voids = from.OptionalId(),
        CardAfter = from.Card(),
    };

    public static IFieldWriter Add(this IFieldWriter to, Estimate estimate) => to.Add(estimate.Value).Add(estimate.Deviation);

    public static Estimate Estimate(this FieldReader from) => new(from.Real(), from.Real());
}
