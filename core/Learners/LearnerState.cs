using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Selection;

namespace EnglishLearning.Core.Learners;

/// <summary>What is known of a learner: a fold of the log. Read by everyone, changed through a <see cref="LearnerDraft"/>.</summary>
public sealed class LearnerState
{
    private AbilityDictionary _abilities;
    private ReviewedQuestions? _reviewed;

    public LearnerState(LearnerRecord record, IReadOnlyDictionary<string, ScheduledCard> cards)
    {
        LearnerId = record.LearnerId;
        Version = record.Version;
        CreatedAt = record.CreatedAt;
        Calendar = LearnerCalendar.Of(record.TimeZone);
        Scheduling = record.DesiredRetention == SchedulerOptions.Default.DesiredRetention
            ? SchedulerOptions.Default
            : new SchedulerOptions { DesiredRetention = record.DesiredRetention };
        Totals = record.Totals;
        Last = record.Last;
        Cards = new CardDictionary(cards);
        _abilities = AbilityDictionary.Of(record.Abilities).Copy();
    }

    public Guid LearnerId { get; }

    /// <summary>Grows by one with each commit.</summary>
    public long Version { get; private set; }

    public DateTimeOffset CreatedAt { get; }

    public LearnerCalendar Calendar { get; }

    public SchedulerOptions Scheduling { get; }

    public LearnerTotals Totals { get; private set; }

    /// <summary>The newest attempt folded in; what is older arrives late.</summary>
    public AttemptKey? Last { get; private set; }

    public CardDictionary Cards { get; }

    /// <summary>As they are now: the next answer is written over them.</summary>
    public AbilityDictionary Abilities => _abilities;

    /// <summary>The newest attempts folded in since the state was read; null before the first.</summary>
    internal RecentSteps? Recent { get; private set; }

    /// <summary>
    /// How many of the newest attempts are kept for taking back. After a refold as many as there can be: its late answer crossed by
    /// more than the least, others will, and each refold costs as much as the log is long.
    /// </summary>
    internal int Reach { get; private set; } = RecentSteps.Least;

    /// <summary>A learner who has just registered.</summary>
    public static LearnerRecord Registered(Guid learnerId, string timeZone, DateTimeOffset now) =>
        new(learnerId, 1, timeZone, now, SchedulerOptions.Default.DesiredRetention, default, AbilityDictionary.None, null);

    /// <summary>The same learner before any answer, to fold the log anew.</summary>
    public LearnerState Blank() =>
        new(ToRecord() with { Totals = default, Abilities = AbilityDictionary.None, Last = null }, new CardDictionary())
        {
            Reach = RecentSteps.Most,
        };

    public LearnerRecord ToRecord() =>
        new(LearnerId, Version, Calendar.ZoneId, CreatedAt, Scheduling.DesiredRetention, Totals, _abilities.Copy(), Last);

    /// <summary>Ability in a skill as of a day; a skill without evidence borrows from the others.</summary>
    public Estimate AbilityIn(Skill skill, int day) => AbilityPrior.In(_abilities, skill, day);

    /// <summary>
    /// Probability that a card is recalled on a day, in [0, 1]; 0 where no review stands. Within the day of the last review
    /// FSRS says 1, which one failed a minute ago belies: there it is what the schedule aims at.
    /// </summary>
    public double Recall(in ScheduledCard card, int day) =>
        card.IsNew ? 0
        : day <= card.Card.LastReviewDay ? Scheduling.DesiredRetention
        : Scheduler.Retrievability(Scheduling, card.Card, day);

    /// <summary>One of the newest attempts, as the log holds it; null says nothing of the log.</summary>
    public Attempt? FindRecent(Guid attemptId)
    {
        for (var i = 0; i < Recent?.Count; i++)
        {
            ref readonly var step = ref Recent[i];
            if (step.Attempt.AttemptId == attemptId)
                return step.Attempt.ToAttempt();
        }
        return null;
    }

    /// <summary>Whether all that was folded in after <paramref name="key"/>, and it alone, can be taken back in memory.</summary>
    public bool CanRewindTo(AttemptKey key)
    {
        for (var i = 0; i < Recent?.Count; i++)
        {
            ref readonly var step = ref Recent[i];
            if (step.Attempt.Key >= key)
                return !(step.Last >= key) && step.Attempt.Key != key;
        }
        return !(Last >= key);
    }

    /// <summary>Of which questions there is a review; made anew where the bank has other questions than at the last call.</summary>
    internal ReviewedQuestions ReviewedOf(QuestionNumbers numbers) =>
        _reviewed?.Numbers == numbers ? _reviewed : _reviewed = new ReviewedQuestions(numbers, Cards);

    /// <summary>Takes over what a draft of this state computed, after its commit.</summary>
    /// <param name="standing">How many of the recent attempts, from the oldest, the draft left standing.</param>
    /// <param name="steps">What it folded in after them.</param>
    /// <param name="reach">Of the state that it was computed from.</param>
    internal void Accept(
        LearnerRecord record, int standing, IReadOnlyList<FoldStep> steps, int reach, IReadOnlyDictionary<string, ScheduledCard> changedCards)
    {
        Version = record.Version;
        Totals = record.Totals;
        Last = record.Last;
        var abilities = AbilityDictionary.Of(record.Abilities);
        if (!_abilities.TryOverwrite(abilities))
            _abilities = abilities.Copy();
        Reach = reach;
        if (Recent?.Capacity != reach)
            Recent = new RecentSteps(reach);
        Recent.Truncate(standing);
        foreach (var step in steps)
            Recent.Add(step);
        foreach (var (questionId, card) in changedCards)
        {
            if (card.IsNone)
                Cards.Remove(questionId);
            else
                Cards[questionId] = card;
            _reviewed?.Set(questionId, card);
        }
    }
}
