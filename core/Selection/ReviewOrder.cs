using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Core.Selection;

/// <summary>A due card by its index among the learner's, with how far it has faded: the more, the less likely its recall.</summary>
internal readonly record struct RankedReview(int Index, double Fading);

/// <summary>
/// The order of due reviews on a day: by recall, then by when they fell due, then by id. Recall is a power; whatever fading
/// alone decides is decided by it.
/// </summary>
internal readonly struct ReviewOrder(LearnerState learner, int day)
{
    /// <summary>
    /// Fadings x further apart than this times 1 + x have recalls more than 1e-10 apart, with any decay that FSRS allows
    /// (0.1 to 0.8): a million times what a power's rounding may turn round.
    /// </summary>
    private const double Certain = 1e-9;

    private readonly CardDictionary _cards = learner.Cards;
    private readonly double _sameDay = Memory.FadingAt(learner.Scheduling.Parameters, learner.Scheduling.DesiredRetention);

    /// <summary>The fading that belongs to <see cref="LearnerState.Recall"/>; infinite where that is 0.</summary>
    public double Fading(in CardEntry card) =>
        card.State is CardState.New or CardState.Seen ? double.PositiveInfinity
        : day <= card.LastReviewDay ? _sameDay
        : Memory.Fading(learner.Scheduling.Parameters, card.Stability, day - card.LastReviewDay);

    public double Recall(RankedReview review) => learner.Recall(_cards.At(review.Index).Scheduled, day);

    public bool IsBefore(RankedReview left, RankedReview right)
    {
        if (left.Fading > right.Fading + Certain * (1 + right.Fading))
            return true;
        if (right.Fading > left.Fading + Certain * (1 + left.Fading))
            return false;
        var byRecall = left.Fading == right.Fading && left.Fading != _sameDay ? 0 : Recall(left).CompareTo(Recall(right));
        if (byRecall != 0)
            return byRecall < 0;
        ref readonly var card = ref _cards.At(left.Index);
        ref readonly var other = ref _cards.At(right.Index);
        return card.DueTicks != other.DueTicks ? card.DueTicks < other.DueTicks : card.Id.CompareTo(other.Id) < 0;
    }
}
