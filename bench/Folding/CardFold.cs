using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Folding;

/// <summary>
/// Folds one card's reviews, by the file's own days: learning steps of 1 and 10 minutes, one relearning step of 10, days
/// that begin at 04:00 UTC. Step rules: py-fsrs 6.3.1.
/// </summary>
internal sealed class CardFold
{
    /// <summary>Within the day of the last review the server expects what its schedule aims at; the protocol counts none of these.</summary>
    private const double RecallWithinDay = 0.9;

    private static readonly TimeSpan DayStart = TimeSpan.FromHours(4);

    private PlainMemory _memory;
    private CardPhase _phase = CardPhase.Learning;
    private bool _onSecondStep;
    private DateTimeOffset _at;
    private TimeSpan _wait;
    private (int Min, int Max) _days;
    private int _reps;
    private int _lapses;
    private int _longReviews;
    private int _longLapses;

    public FoldedReview Add(Review review)
    {
        var isNew = _reps == 0;
        var elapsed = Math.Max(0, review.ElapsedDays);
        var before = new FoldedReview(
            review, isNew ? null : elapsed == 0 ? RecallWithinDay : PlainFsrs.Recall(_memory.Stability, elapsed), _longReviews, _longLapses);
        _memory = isNew ? PlainFsrs.First(review.Rating) : PlainFsrs.Next(_memory, elapsed, review.Rating);
        _at = review.At;
        _reps++;
        if (elapsed > 0)
        {
            _longReviews++;
            _longLapses += review.Recalled ? 0 : 1;
        }
        Schedule(review.Rating, elapsed);
        return before;
    }

    public FoldedCard Result(int cardId) => new(
        cardId, _phase, _memory.Stability, _memory.Difficulty, _reps, _lapses, Due(_days.Min), Due(_days.Max));

    private void Schedule(int rating, int elapsed)
    {
        if (StepMinutes(rating) is { } minutes)
        {
            _phase = _phase == CardPhase.Learning ? CardPhase.Learning : CardPhase.Relearning;
            _wait = TimeSpan.FromMinutes(minutes);
            _days = (0, 0);
            return;
        }
        _phase = CardPhase.Review;
        _days = FuzzDays.Of(PlainFsrs.IntervalDays(_memory.Stability), elapsed);
    }

    /// <summary>The wait of the step that the rating leads to, or null where it leads to review by days.</summary>
    private double? StepMinutes(int rating)
    {
        var wasOnSecondStep = _onSecondStep;
        _onSecondStep = false;
        switch (_phase, rating)
        {
            case (CardPhase.Review, 1):
                _lapses++;
                return 10;
            case (CardPhase.Relearning, 1):
                return 10;
            case (CardPhase.Relearning, 2):
                return 15;
            case (CardPhase.Learning, 1):
                return 1;
            case (CardPhase.Learning, 2):
                _onSecondStep = wasOnSecondStep;
                return wasOnSecondStep ? 10 : 5.5;
            case (CardPhase.Learning, 3) when !wasOnSecondStep:
                _onSecondStep = true;
                return 10;
            default:
                return null;
        }
    }

    private DateTimeOffset Due(int days) => days == 0
        ? _at + _wait
        : new DateTimeOffset((_at.UtcDateTime - DayStart).Date.AddDays(days) + DayStart, TimeSpan.Zero);
}
