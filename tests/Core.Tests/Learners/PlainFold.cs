using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Core.Tests.Learners;

/// <summary>The fold in two plain passes, each over the whole history: cards question by question, then abilities.</summary>
internal sealed class PlainFold
{
    private readonly Dictionary<Guid, double> _recalls = [];

    internal Dictionary<string, ScheduledCard> Cards { get; } = [];

    internal Dictionary<Skill, SkillAbility> Abilities { get; } = [];

    internal Dictionary<Guid, (Estimate Before, double P, Estimate After, ScheduledCard Card)> Told { get; } = [];

    internal static PlainFold Of(LearnerState start, IReadOnlyList<Attempt> attempts)
    {
        var fold = new PlainFold();
        var inOrder = attempts.OrderBy(attempt => attempt.AnsweredAt).ThenBy(attempt => attempt.AttemptId).ToArray();
        var cards = new Dictionary<Guid, ScheduledCard>();
        foreach (var question in inOrder.GroupBy(attempt => attempt.QuestionId))
            fold.Schedule(start, question, cards);
        foreach (var attempt in inOrder)
            fold.Learn(attempt, cards[attempt.AttemptId]);
        return fold;
    }

    private void Schedule(LearnerState start, IGrouping<string, Attempt> question, Dictionary<Guid, ScheduledCard> told)
    {
        var card = default(ScheduledCard);
        foreach (var attempt in question)
        {
            if (card.Card.Reps > 0)
                _recalls[attempt.AttemptId] = attempt.Day <= card.Card.LastReviewDay
                    ? start.Scheduling.DesiredRetention
                    : Scheduler.Retrievability(start.Scheduling, card.Card, attempt.Day);
            if (attempt.Rated)
            {
                var unit = Fuzz.Unit(start.LearnerId, question.Key, card.Card.Reps);
                var next = Scheduler.Review(start.Scheduling, card.Card, attempt.Rating, attempt.Day, unit);
                var due = next.ScheduledDays == 0 ? attempt.AnsweredAt + next.Delay : start.Calendar.StartOfDay(next.DueDay);
                card = Cards[question.Key] = new ScheduledCard(next.Card, attempt.AnsweredAt, due, next.ScheduledDays);
            }

            told[attempt.AttemptId] = card;
        }

        if (card.Card.Reps == 0)
            Cards[question.Key] = ScheduledCard.Seen;
    }

    private void Learn(Attempt attempt, ScheduledCard card)
    {
        var before = AbilityPrior.In(Abilities, attempt.Skill, attempt.Day);
        var seen = _recalls.TryGetValue(attempt.AttemptId, out var recall);
        var (difficulty, guess, _) = attempt.Parameters;
        var p = seen && attempt.SelfGraded ? recall : Rasch.Probability(before, difficulty, guess, recall);
        var after = before;
        if (attempt.Rated && !attempt.SelfGraded)
        {
            after = Rasch.UpdateAbility(before, difficulty, guess, recall, attempt.Score, 1.0 / (1 + attempt.HintsUsed));
            var count = Abilities.TryGetValue(attempt.Skill, out var known) ? known.Attempts : 0;
            Abilities[attempt.Skill] = new SkillAbility(after, count + 1, attempt.Day);
        }

        Told[attempt.AttemptId] = (before, p, after, card);
    }
}
