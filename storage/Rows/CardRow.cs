using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Storage.Rows;

internal static class CardRow
{
    /// <summary>The fields of a <see cref="ScheduledCard"/>, wherever one stands.</summary>
    public static readonly ColumnSet Fields = new(
        ("state", ColumnType.Int),
        ("step", ColumnType.Int),
        ("stability", ColumnType.Real),
        ("difficulty", ColumnType.Real),
        ("last_review_day", ColumnType.Int),
        ("reps", ColumnType.Int),
        ("lapses", ColumnType.Int),
        ("last_review", ColumnType.Time),
        ("due", ColumnType.Time),
        ("scheduled_days", ColumnType.Int));

    /// <summary>The table cards; its key is the first two.</summary>
    public static readonly ColumnSet Columns =
        new ColumnSet(("learner_id", ColumnType.Id), ("question_id", ColumnType.Text)).With([.. Fields.Columns]);

    public static void Write(IFieldWriter to, Guid learnerId, string questionId, ScheduledCard card) =>
        to.Add(learnerId).Add(questionId).Add(card);

    public static IFieldWriter Add(this IFieldWriter to, ScheduledCard scheduled)
    {
        var card = scheduled.Card;
        return to
            .Add((int)card.State)
            .Add(card.Step)
            .Add(card.Stability)
            .Add(card.Difficulty)
            .Add(card.LastReviewDay)
            .Add(card.Reps)
            .Add(card.Lapses)
            .Add(scheduled.LastReview)
            .Add(scheduled.Due)
            .Add(scheduled.ScheduledDays);
    }

    public static ScheduledCard Card(this FieldReader from) =>
        new(
            new Card((CardState)from.Int(), from.Int(), from.Real(), from.Real(), from.Int(), from.Int(), from.Int()),
            from.Time(),
            from.Time(),
            from.Int());
}
