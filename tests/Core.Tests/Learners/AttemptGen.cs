using CsCheck;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Core.Tests.Learners;

/// <summary>Random histories of one learner: everything that an attempt can be, close enough together to interact.</summary>
internal static class AttemptGen
{
    internal static readonly Gen<string> Zone = Gen.OneOf("Asia/Jakarta", "Asia/Makassar", "America/New_York");

    private static readonly (string Id, Skill Skill)[] Questions =
    [
        ("grammar-1", Skill.Grammar), ("grammar-2", Skill.Grammar), ("vocabulary-1", Skill.Vocabulary),
        ("reading-1", Skill.Reading), ("own-0123456789ab", Skill.Vocabulary),
    ];

    /// <summary>Two weeks around a change of clocks in New York; often the same millisecond, at times a long way off.</summary>
    private static readonly Gen<DateTimeOffset> Time = Gen.Select(
        Gen.Frequency((8, Gen.Int[0, 14]), (1, Gen.Int[15, 400])),
        Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[0, 3]), (3, Gen.Int[0, 86_399_999])),
        (day, ms) => new DateTimeOffset(2026, 10, 25, 7, 59, 0, TimeSpan.Zero).AddDays(day).AddMilliseconds(ms));

    private static readonly Gen<QuestionParameters> Parameters = Gen.Select(
        Gen.Double[-3, 3], Gen.Double[0.1, 0.9], Gen.OneOf(0.0, 0.25, 0.5),
        (value, deviation, guess) => new QuestionParameters(new Estimate(value, deviation), guess, 7));

    /// <summary>Ids differ; in no order.</summary>
    internal static Gen<Attempt[]> History(string zone, int most = 24) =>
        Gen.Select(
                Gen.Guid, Time, Gen.OneOf(Questions), Parameters, Gen.Enum<Rating>(),
                Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 4], Gen.OneOf(0, 0, 0, 1, 3)),
                (id, time, question, parameters, rating, dice) => Answers.At(time, 0, zone).To(question.Id, question.Skill) with
                {
                    AttemptId = id,
                    Parameters = parameters,
                    Rating = rating,
                    Correct = rating > Rating.Again,
                    Score = rating > Rating.Again ? 1 : dice.Item3 * 0.25 * 0.9,
                    Rated = dice.Item1 > 0,
                    SelfGraded = dice.Item2 == 0 || OwnCards.IsOwn(question.Id),
                    HintsUsed = dice.Item4,
                    BodyHash = id.GetHashCode(),
                })
            .Array[1, most]
            .Select(attempts => attempts.DistinctBy(attempt => attempt.AttemptId).ToArray());
}
