using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Storage.Tests.Contract;

/// <summary>Data that store and test agree on.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 30, 15, 123, TimeSpan.Zero);

    public static Guid NewAttemptId(DateTimeOffset? at = null) => Guid.CreateVersion7(at ?? Now);

    public static LearnerRecord Learner(Guid? id = null) =>
        new(
            id ?? Guid.CreateVersion7(Now),
            1,
            "Asia/Jakarta",
            Now,
            0.9,
            default,
            new Dictionary<Skill, SkillAbility>(),
            null);

    /// <summary>The commit that follows the one of <paramref name="learner"/>.</summary>
    public static LearnerCommit Next(LearnerRecord learner, params Attempt[] attempts) =>
        new(
            learner with { Version = learner.Version + 1 },
            attempts,
            attempts.DistinctBy(attempt => attempt.QuestionId).ToDictionary(attempt => attempt.QuestionId, attempt => attempt.CardAfter),
            []);

    public static LearnerCommit Register(LearnerRecord learner, params Attempt[] attempts) =>
        Next(learner, attempts) with { Learner = learner };

    public static ScheduledCard Card(CardState state = CardState.Review) =>
        new(new Card(state, 1, 3.1726, 5.28243442, 20779, 4, 1), Now, Now.AddDays(3), 3);

    public static Attempt Attempt(string questionId = "grammar-a1-articles-01", Guid? id = null) => new()
    {
        AttemptId = id ?? NewAttemptId(),
        Kind = EntryKind.Answer,
        QuestionId = questionId,
        QuestionVersion = 2,
        Skill = Skill.Grammar,
        Response = "\"an\"",
        AnsweredAt = Now,
        ReceivedAt = Now.AddMilliseconds(77),
        Day = 20779,
        ResponseMs = 4321,
        HintsUsed = 1,
        SelfRating = Rating.Hard,
        Correct = true,
        Score = 1,
        Rating = Rating.Good,
        Rated = true,
        SelfGraded = false,
        First = true,
        Parameters = new QuestionParameters(new Estimate(-1.25, 0.9), 0.25, 17),
        PCorrect = 0.7310585786300049,
        AbilityBefore = new Estimate(0.1, 1.5),
        AbilityAfter = new Estimate(0.30000000000000004, 1.4142135623730951),
        CardAfter = Card(),
        BodyHash = -8709371129873690625,
    };

    /// <summary>Every field set to something that a careless store would lose.</summary>
    public static Attempt ExtremeAttempt(string questionId) => Attempt(questionId) with
    {
        Kind = EntryKind.Void,
        QuestionVersion = int.MaxValue,
        Skill = Skill.Speaking,
        Response = """["ā","\u0000","it's \"so\" 🐘"]""",
        Day = -1,
        ResponseMs = int.MaxValue,
        SelfRating = null,
        Correct = false,
        Score = double.Epsilon,
        Rating = Rating.Again,
        Rated = false,
        SelfGraded = true,
        First = false,
        Parameters = new QuestionParameters(new Estimate(-0.0, double.Epsilon), 1.0 / 3, int.MaxValue),
        PCorrect = Math.BitDecrement(1.0),
        AbilityBefore = new Estimate(double.MaxValue, double.MinValue),
        AbilityAfter = new Estimate(Math.BitIncrement(0.1), 2.2250738585072014E-308),
        CardAfter = new ScheduledCard(
            new Card(CardState.Relearning, 3, Math.PI, -0.0, int.MinValue, int.MaxValue, 7),
            DateTimeOffset.UnixEpoch.AddMilliseconds(-1),
            new DateTimeOffset(2200, 1, 1, 0, 0, 0, 999, TimeSpan.Zero),
            36500),
        BodyHash = long.MinValue,
        Voids = NewAttemptId(),
    };

    public static QuestionVersion Question(string id, string stem = "My sister is ___ engineer.") =>
        new(
            id,
            0,
            QuestionType.Single,
            Skill.Grammar,
            CefrLevel.A1,
            stem,
            [new QuestionOption("a", "a"), new QuestionOption("b", "an")],
            ["b"],
            "\"Engineer\" diawali bunyi vokal /ˌendʒɪˈnɪə/.",
            ["Perhatikan bunyi awal."],
            new Passage("Sari", "Dear Maya, …", false));

    public static StatisticsAt Statistics(string questionId, LogPosition position, int attempts = 3) =>
        new(
            new QuestionStatistics(questionId, 1, new Estimate(-0.0, 0.1 + 0.2), attempts, 9, 2.5, 2.25, -1e-300, double.Epsilon, 1.0 / 3),
            position);
}
