using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Core.Classes;

/// <summary>What a learner did in a period, and where they stand now.</summary>
/// <param name="Due">Cards to be reviewed now.</param>
/// <param name="LastReceivedAt">When the server last took anything from a device of theirs, at any time; null where it never did.</param>
/// <param name="Topics">Those with answers in the period.</param>
public sealed record LearnerActivity(
    Guid LearnerId, int Due, IReadOnlyDictionary<Skill, SkillAbility> Abilities, DateTimeOffset? LastReceivedAt, IReadOnlyList<TopicActivity> Topics)
{
    public static LearnerActivity None(Guid learnerId) => new(learnerId, 0, new Dictionary<Skill, SkillAbility>(), null, []);
}

/// <summary>A learner's answers to the questions of one set in a period; answers that were taken back do not count.</summary>
/// <param name="Topic">The set that the questions are of.</param>
/// <param name="Level">Null where the set is no longer known.</param>
/// <param name="FirstAnswers">First rated attempts at a question.</param>
/// <param name="Weight">Of all answers together, each halved for every <see cref="StuckRule.HalfLife"/> of its age.</param>
/// <param name="CorrectWeight">Of the correct ones.</param>
public sealed record TopicActivity(
    string Topic, Skill Skill, CefrLevel? Level, int Answers, int Correct, int FirstAnswers, int FirstCorrect, double Weight, double CorrectWeight);
