using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Tests.Learners;

/// <summary>Learners and their attempts, as short as a test wants them.</summary>
internal static class Answers
{
    internal const string Jakarta = "Asia/Jakarta";

    internal static readonly Guid LearnerId = new("0198d3a0-1111-7000-8000-000000000001");

    /// <summary>2026-03-02, 12:00 in Jakarta.</summary>
    internal static readonly DateTimeOffset Noon = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    internal static Guid Id(int number) => new($"0198d3a0-0000-7000-8000-{number:x12}");

    internal static LearnerState NewLearner(string zone = Jakarta) =>
        new(LearnerState.Registered(LearnerId, zone, Noon.AddYears(-2)), new Dictionary<string, ScheduledCard>());

    /// <summary>A right, rated first answer to "grammar-1" without hints.</summary>
    internal static Attempt At(DateTimeOffset time, int number, string zone = Jakarta) => new()
    {
        AttemptId = Id(number),
        Kind = EntryKind.Answer,
        QuestionId = "grammar-1",
        QuestionVersion = 1,
        Skill = Skill.Grammar,
        Response = "\"a\"",
        AnsweredAt = time,
        ReceivedAt = time,
        Day = LearnerCalendar.Of(zone).DayOf(time),
        ResponseMs = 4000,
        HintsUsed = 0,
        Correct = true,
        Score = 1,
        Rating = Rating.Good,
        Rated = true,
        SelfGraded = false,
        First = true,
        Parameters = new QuestionParameters(new Estimate(-1, 0.5), 0.25, 10),
        PCorrect = 0,
        AbilityBefore = default,
        CardAfter = default,
        AbilityAfter = default,
        BodyHash = number,
    };

    internal static Attempt Wrong(this Attempt attempt) => attempt with { Correct = false, Score = 0, Rating = Rating.Again };

    internal static Attempt To(this Attempt attempt, string questionId, Skill skill = Skill.Grammar) =>
        attempt with { QuestionId = questionId, Skill = skill };

    /// <summary>Applies attempts, in order, each in a draft of its own; returns them with what they were told.</summary>
    internal static IReadOnlyList<Attempt> Take(this LearnerState state, params IEnumerable<Attempt> attempts)
    {
        var told = new List<Attempt>();
        foreach (var attempt in attempts)
        {
            var draft = new LearnerDraft(state);
            told.Add(draft.Apply(attempt));
            draft.AcceptInto(state, draft.ChangedCards);
        }

        return told;
    }
}
