using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Core.Learners;

/// <summary>A card in a <see cref="CardDictionary"/>: 80 bytes with its id, and what a search for due cards reads at hand.</summary>
internal struct CardEntry(CardId id, ScheduledCard scheduled)
{
    private readonly double _difficulty = scheduled.Card.Difficulty;
    private readonly long _lastReviewTicks = scheduled.LastReview.UtcTicks;
    private readonly int _reps = scheduled.Card.Reps;
    private readonly int _lapses = scheduled.Card.Lapses;
    private readonly int _scheduledDays = scheduled.ScheduledDays;
    private readonly short _state = checked((short)scheduled.Card.State);
    private readonly short _step = checked((short)scheduled.Card.Step);

    public readonly CardId Id = id;
    public readonly double Stability = scheduled.Card.Stability;
    public readonly long DueTicks = scheduled.Due.UtcTicks;
    public readonly int LastReviewDay = scheduled.Card.LastReviewDay;

    /// <summary>Index of the next entry of the same bucket; -1 at the end.</summary>
    public int Next = -1;

    public readonly CardState State => (CardState)_state;

    public readonly ScheduledCard Scheduled =>
        new(
            new Card(State, _step, Stability, _difficulty, LastReviewDay, _reps, _lapses),
            new DateTimeOffset(_lastReviewTicks, TimeSpan.Zero),
            new DateTimeOffset(DueTicks, TimeSpan.Zero),
            _scheduledDays);
}
