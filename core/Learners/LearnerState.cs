using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Core.Learners;

/// <summary>What is known of a learner: a fold of the log. Read by everyone, changed through a <see cref="LearnerDraft"/>.</summary>
public sealed class LearnerState
{
    private readonly Dictionary<string, ScheduledCard> _cards;
    private readonly Dictionary<Skill, SkillAbility> _abilities;

    public LearnerState(LearnerRecord record, IReadOnlyDictionary<string, ScheduledCard> cards)
    {
        LearnerId = record.LearnerId;
        Version = record.Version;
        CreatedAt = record.CreatedAt;
        Calendar = LearnerCalendar.Of(record.TimeZone);
        Scheduling = new SchedulerOptions { DesiredRetention = record.DesiredRetention };
        Totals = record.Totals;
        Last = record.Last;
        _cards = new Dictionary<string, ScheduledCard>(cards);
        _abilities = new Dictionary<Skill, SkillAbility>(record.Abilities);
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

    public IReadOnlyDictionary<string, ScheduledCard> Cards => _cards;

    public IReadOnlyDictionary<Skill, SkillAbility> Abilities => _abilities;

    /// <summary>A learner who has just registered.</summary>
    public static LearnerRecord Registered(Guid learnerId, string timeZone, DateTimeOffset now) =>
        new(learnerId, 1, timeZone, now, SchedulerOptions.Default.DesiredRetention, default, new Dictionary<Skill, SkillAbility>(), null);

    /// <summary>The same learner before any answer, to fold the log anew.</summary>
    public LearnerState Blank() =>
        new(
            ToRecord() with { Totals = default, Abilities = new Dictionary<Skill, SkillAbility>(), Last = null },
            new Dictionary<string, ScheduledCard>());

    public LearnerRecord ToRecord() =>
        new(LearnerId, Version, Calendar.ZoneId, CreatedAt, Scheduling.DesiredRetention, Totals, new Dictionary<Skill, SkillAbility>(_abilities), Last);

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

    /// <summary>Takes over what a draft of this state computed, after its commit.</summary>
    internal void Accept(LearnerRecord record, IReadOnlyDictionary<string, ScheduledCard> changedCards)
    {
        Version = record.Version;
        Totals = record.Totals;
        Last = record.Last;
        foreach (var (skill, ability) in record.Abilities)
            _abilities[skill] = ability;
        foreach (var skill in _abilities.Keys.Except(record.Abilities.Keys).ToArray())
            _abilities.Remove(skill);
        foreach (var (questionId, card) in changedCards)
        {
            if (card.IsNone)
                _cards.Remove(questionId);
            else
                _cards[questionId] = card;
        }
    }
}
