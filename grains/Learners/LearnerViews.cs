using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Grading;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Selection;

namespace EnglishLearning.Grains.Learners;

/// <summary>A learner's state as messages.</summary>
public static class LearnerViews
{
    /// <summary>
    /// What the learner is told of an attempt, from the log entry and the version it answered: the same now and at each
    /// repetition.
    /// </summary>
    public static AnswerResult Result(Attempt attempt, QuestionVersion question, LearnerState learner) =>
        new()
        {
            Correct = attempt.Correct,
            Score = attempt.Score,
            CorrectResponse = ResponseMapping.ToMessage(KeyText.CorrectResponse(question)),
            Explanation = question.Explanation,
            Correction = Correction(attempt, question),
            Rating = attempt.Rating,
            Card = Card(attempt.QuestionId, attempt.CardAfter, learner, attempt.Day),
            Ability = AbilityView.Of(attempt.Skill, attempt.AbilityAfter),
            Question = new QuestionView(
                attempt.Parameters.Difficulty.Value, attempt.Parameters.Difficulty.Deviation, attempt.Parameters.Attempts),
            PCorrect = attempt.PCorrect,
        };

    public static CardView Card(string questionId, ScheduledCard card, LearnerState learner, int day) =>
        new()
        {
            QuestionId = questionId,
            Due = card.IsNew ? null : card.Due,
            Stability = card.Card.Stability,
            Difficulty = card.Card.Difficulty,
            Retrievability = card.IsNew ? 0 : Scheduler.Retrievability(learner.Scheduling, card.Card, day),
            ScheduledDays = card.ScheduledDays,
            Reps = card.Card.Reps,
            Lapses = card.Card.Lapses,
            State = card.Card.State,
        };

    public static CardPage Cards(LearnerState learner, string? after, int limit, int day)
    {
        var ids = learner.Cards
            .Where(card => !card.Value.IsNew && (after is null || string.CompareOrdinal(card.Key, after) > 0))
            .Select(card => card.Key)
            .Order(StringComparer.Ordinal)
            .Take(limit + 1)
            .ToArray();
        var page = ids.Take(limit).Select(id => Card(id, learner.Cards[id], learner, day)).ToArray();
        return new CardPage(page, ids.Length > limit ? page[^1].QuestionId : null);
    }

    public static AttemptPage Attempts(IReadOnlyList<Attempt> newestFirst, int limit)
    {
        var page = newestFirst.Take(limit).Select(View).ToArray();
        return new AttemptPage(page, newestFirst.Count > limit ? page[^1].AttemptId : null);
    }

    public static LearnerProgress Progress(LearnerState learner, DateTimeOffset now)
    {
        var day = learner.Calendar.DayOf(now);
        return new LearnerProgress
        {
            Attempts = learner.Totals.Attempts,
            Correct = learner.Totals.Correct,
            ActiveDays = learner.Totals.ActiveDays,
            StreakDays = learner.Totals.LastDay >= day - 1 ? learner.Totals.StreakDays : 0,
            DueNow = ReviewQueue.CountDue(learner, now),
            Cards = learner.Cards.Values.Count(card => !card.IsNew),
            CardsInReview = learner.Cards.Values.Count(card => card.Card.State == CardState.Review),
            Skills = [.. learner.Abilities
                .OrderBy(ability => ability.Key)
                .Select(ability => new SkillProgress(AbilityView.Of(ability.Key, ability.Value.At(day)), ability.Value.Attempts))],
            TimeZone = learner.Calendar.ZoneId,
            DesiredRetention = learner.Scheduling.DesiredRetention,
        };
    }

    private static string? Correction(Attempt attempt, QuestionVersion question) =>
        attempt is { Kind: EntryKind.Answer, Correct: true } && question.Type is QuestionType.Cloze or QuestionType.Short
            ? Grader.Grade(question, ResponseMapping.FromJson(attempt.Response), attempt.SelfRating).Correction?.Expected
            : null;

    private static AttemptView View(Attempt attempt) =>
        new()
        {
            AttemptId = attempt.AttemptId,
            Kind = attempt.Kind,
            QuestionId = attempt.QuestionId,
            Version = attempt.QuestionVersion,
            AnsweredAt = attempt.AnsweredAt,
            ReceivedAt = attempt.ReceivedAt,
            Correct = attempt.Correct,
            Score = attempt.Score,
            Rating = attempt.Rating,
            Rated = attempt.Rated,
            PCorrect = attempt.PCorrect,
            ResponseMs = attempt.ResponseMs,
            HintsUsed = attempt.HintsUsed,
            Response = attempt.Response,
            Voids = attempt.Voids,
        };
}
