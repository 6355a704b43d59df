using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Fsrs;

namespace EnglishLearning.Core.Learners;

/// <summary>
/// The state after some more attempts, computed beside the state it started from: nothing changes until
/// <see cref="AcceptInto"/>, after the commit. The one place where attempts become cards and abilities.
/// </summary>
public sealed class LearnerDraft
{
    private readonly LearnerState _base;
    private readonly Dictionary<string, ScheduledCard> _cards = [];
    private readonly List<FoldStep> _steps = new(1);
    private int _standing;
    private AbilityDictionary _abilities;
    private LearnerTotals _totals;
    private AttemptKey? _last;

    public LearnerDraft(LearnerState start)
    {
        _base = start;
        _abilities = start.Abilities;
        _totals = start.Totals;
        _last = start.Last;
        _standing = start.Recent?.Count ?? 0;
    }

    /// <summary>Cards that differ from the state this draft started from.</summary>
    public IReadOnlyDictionary<string, ScheduledCard> ChangedCards => _cards;

    public AttemptKey? Last => _last;

    /// <summary>
    /// Folds one attempt in; attempts must come in the order of their keys. Returns the attempt with what was believed
    /// before it and what came of it: <see cref="Attempt.PCorrect"/>, <see cref="Attempt.AbilityBefore"/>,
    /// <see cref="Attempt.CardAfter"/>, <see cref="Attempt.AbilityAfter"/>.
    /// </summary>
    public Attempt Apply(Attempt attempt) => Fold(attempt, isLogged: false);

    /// <summary>Folds in one that the log holds: what was told of it stands, whatever is believed now.</summary>
    public void Replay(Attempt logged) => Fold(logged, isLogged: true);

    /// <summary>
    /// Takes back what was folded in after <paramref name="key"/>, which <see cref="LearnerState.CanRewindTo"/> allowed.
    /// Returns it, oldest first, to be replayed.
    /// </summary>
    public IReadOnlyList<Attempt> Rewind(AttemptKey key)
    {
        var undone = new List<Attempt>();
        for (; _standing > 0 && _base.Recent![_standing - 1].Attempt.Key > key; _standing--)
        {
            ref readonly var step = ref _base.Recent[_standing - 1];
            undone.Insert(0, step.Attempt.ToAttempt());
            _cards[step.Attempt.QuestionId] = step.Card;
            _abilities = _abilities.With(step.Attempt.Skill, step.Ability);
            (_totals, _last) = (step.Totals, step.Last);
        }
        return undone;
    }

    /// <summary>Notes that the learner has met the question, where no review of it stands.</summary>
    public void MarkSeen(string questionId)
    {
        if (CardOf(questionId).IsNone)
            _cards[questionId] = ScheduledCard.Seen;
    }

    /// <summary>The record to commit: the next version of the state this draft started from.</summary>
    public LearnerRecord ToRecord() =>
        new(
            _base.LearnerId, _base.Version + 1, _base.Calendar.ZoneId, _base.CreatedAt, _base.Scheduling.DesiredRetention, _totals,
            // What the state has it writes over.
            ReferenceEquals(_abilities, _base.Abilities) ? _abilities.Copy() : _abilities,
            _last);

    /// <summary>
    /// Cards to write so that a store which holds <paramref name="current"/> holds this draft: changed ones, and those
    /// gone as state New. For a draft folded anew from a blank state, or rewound.
    /// </summary>
    public IReadOnlyDictionary<string, ScheduledCard> DifferenceTo(LearnerState current)
    {
        var difference = new Dictionary<string, ScheduledCard>();
        foreach (var (questionId, card) in _cards)
        {
            if (!current.Cards.TryGetValue(questionId, out var stored) || stored != card)
                difference[questionId] = card;
        }
        if (ReferenceEquals(current, _base))
            return difference;
        foreach (var questionId in current.Cards.Keys)
        {
            if (!_cards.ContainsKey(questionId))
                difference[questionId] = default;
        }
        return difference;
    }

    /// <summary>Makes the state what was committed.</summary>
    public void AcceptInto(LearnerState state, IReadOnlyDictionary<string, ScheduledCard> changedCards) =>
        state.Accept(ToRecord(), _standing, _steps, _base.Reach, changedCards);

    private Attempt Fold(Attempt attempt, bool isLogged)
    {
        if (attempt.Kind == EntryKind.Void)
            throw new ArgumentException("A voiding entry is left out of a fold together with what it voids.", nameof(attempt));
        if (_last is { } last && attempt.Key <= last)
            throw new ArgumentException($"Attempt {attempt.AttemptId} comes out of order.", nameof(attempt));
        var card = CardOf(attempt.QuestionId);
        var (totals, before) = (_totals, _last);
        SkillAbility? ability = _abilities.TryGetValue(attempt.Skill, out var known) ? known : null;
        var told = Believe(attempt, card);
        _last = attempt.Key;
        _totals = totals.Add(attempt);
        if (_steps.Count == _base.Reach)
            _steps.RemoveAt(0);
        _steps.Add(new FoldStep(new KeptAttempt(isLogged ? attempt : told), card, ability, totals, before));
        return told;
    }

    private Attempt Believe(Attempt attempt, ScheduledCard card)
    {
        var ability = AbilityPrior.In(_abilities, attempt.Skill, attempt.Day);
        var recall = _base.Recall(card, attempt.Day);
        var p = PCorrect(attempt, card, ability, recall);
        if (!attempt.Rated)
        {
            MarkSeen(attempt.QuestionId);
            return attempt with { AbilityBefore = ability, PCorrect = p, CardAfter = card.IsNew ? default : card, AbilityAfter = ability };
        }

        var reviewed = _cards[attempt.QuestionId] = Review(attempt, card);
        return attempt with { AbilityBefore = ability, PCorrect = p, CardAfter = reviewed, AbilityAfter = Learn(attempt, ability, recall) };
    }

    private static double PCorrect(Attempt attempt, ScheduledCard card, Estimate ability, double recall) =>
        attempt.SelfGraded && !card.IsNew
            ? recall
            : Rasch.Probability(ability, attempt.Parameters.Difficulty, attempt.Parameters.Guess, recall);

    private ScheduledCard CardOf(string questionId) =>
        _cards.TryGetValue(questionId, out var changed) ? changed
        : _base.Cards.TryGetValue(questionId, out var stored) ? stored
        : default;

    private ScheduledCard Review(Attempt attempt, ScheduledCard card)
    {
        var unit = Fuzz.Unit(_base.LearnerId, attempt.QuestionId, card.Card.Reps);
        var next = Scheduler.Review(_base.Scheduling, card.IsNew ? Card.New : card.Card, attempt.Rating, attempt.Day, unit);
        var due = next.ScheduledDays > 0
            ? _base.Calendar.StartOfDay(next.DueDay)
            : attempt.AnsweredAt + next.Delay;
        return new ScheduledCard(next.Card, attempt.AnsweredAt, due, next.ScheduledDays);
    }

    private Estimate Learn(Attempt attempt, Estimate ability, double recall)
    {
        var weight = Evidence.Weight(attempt);
        if (weight <= 0)
            return ability;
        var parameters = attempt.Parameters;
        var updated = Rasch.UpdateAbility(ability, parameters.Difficulty, parameters.Guess, recall, attempt.Score, weight);
        var attempts = _abilities.TryGetValue(attempt.Skill, out var known) ? known.Attempts : 0;
        _abilities = _abilities.With(attempt.Skill, new SkillAbility(updated, attempts + 1, attempt.Day));
        return updated;
    }
}
