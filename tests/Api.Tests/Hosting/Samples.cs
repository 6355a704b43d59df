using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Practice;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Selection;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>Messages as the grains send them.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);

    public static readonly CardView Card = new()
    {
        QuestionId = "grammar-a1-be-01",
        Due = Noon.AddDays(3),
        Stability = 3.25,
        Difficulty = 5.5,
        Retrievability = 0.99,
        ScheduledDays = 3,
        Reps = 2,
        Lapses = 1,
        State = CardState.Review,
    };

    public static readonly AnswerResult Result = new()
    {
        Correct = true,
        Score = 1,
        CorrectResponse = new ResponseValue { Text = "b" },
        Explanation = "\"An\" dipakai di depan bunyi vokal.",
        Rating = Rating.Good,
        Card = Card,
        Ability = new AbilityView(Skill.Grammar, -1.2, 0.8, CefrLevel.A2),
        Question = new QuestionView(-2.5, 0.7, 12),
        PCorrect = 0.71,
    };

    public static readonly LearnerProgress Progress = new()
    {
        Attempts = 10,
        Correct = 7,
        ActiveDays = 3,
        StreakDays = 2,
        DueNow = 4,
        Cards = 9,
        CardsInReview = 5,
        Skills = [new SkillProgress(new AbilityView(Skill.Reading, 0.5, 0.4, CefrLevel.B1), 6)],
        TimeZone = "Asia/Makassar",
        DesiredRetention = 0.9,
    };

    public static AnswerOutcome Accepted(Answer answer) =>
        new() { AttemptId = answer.AttemptId, Status = AnswerStatus.Accepted, Result = Result };

    public static PracticeQuestion Question(PracticeReason reason, CefrLevel? level = CefrLevel.A1, PracticePassage? passage = null) => new()
    {
        Id = "grammar-a1-be-01",
        Version = 2,
        Type = QuestionType.Single,
        Stem = "She ___ a teacher.",
        Options = [new PracticeOption("a", "is"), new PracticeOption("b", "are")],
        Skill = Skill.Grammar,
        Level = level,
        Hints = ["Satu orang."],
        Passage = passage,
        PCorrect = 0.776,
        Reason = reason,
    };

    public static PracticeQuestion NewQuestion() => Question(new PracticeReason(ReasonKind.NewInBand, 0, 0));

    public static AttemptView Attempt(Guid id, EntryKind kind, string response, Guid? voids = null) => new()
    {
        AttemptId = id,
        Kind = kind,
        QuestionId = "grammar-a1-be-01",
        Version = 1,
        AnsweredAt = new DateTimeOffset(2026, 3, 5, 19, 0, 0, TimeSpan.FromHours(7)),
        ReceivedAt = Noon,
        Correct = true,
        Score = 1,
        Rating = Rating.Easy,
        Rated = true,
        PCorrect = 0.6,
        ResponseMs = 900,
        HintsUsed = 0,
        Response = response,
        Voids = voids,
    };
}
