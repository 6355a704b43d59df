using EnglishLearning.Core.Cefr;

namespace EnglishLearning.Core.Classes;

/// <summary>How a class did on a set of questions, or on all sets of a skill and level.</summary>
/// <param name="Topic">The set; null for all of the skill and level together.</param>
/// <param name="Learners">Who answered any of it for the first time.</param>
/// <param name="FirstAnswers">First rated attempts at a question.</param>
/// <param name="Quarters">How many learners had 0 to 24, 25 to 49, 50 to 74, 75 to 100 % of their first attempts correct.</param>
/// <param name="Stuck">Learners who are stuck, by <see cref="StuckRule"/>, on the topic, or on any of the skill and level.</param>
public sealed record TopicSummary(
    Skill Skill, CefrLevel? Level, string? Topic, int Learners, int FirstAnswers, int FirstCorrect, IReadOnlyList<int> Quarters, IReadOnlyList<Guid> Stuck);

/// <summary>Puts what each learner did together to what the class did.</summary>
public static class ClassSummary
{
    private const int Quarters = 4;

    /// <summary>Each skill and level, followed by its topics; those where somebody answered anything.</summary>
    public static IReadOnlyList<TopicSummary> Of(IReadOnlyList<LearnerActivity> learners)
    {
        var answers = learners.SelectMany(learner => learner.Topics.Select(topic => (learner.LearnerId, Topic: topic))).ToList();
        return
        [
            .. answers
                .GroupBy(answer => (answer.Topic.Skill, answer.Topic.Level))
                .OrderBy(group => group.Key.Skill).ThenBy(group => group.Key.Level)
                .SelectMany(group => group
                    .GroupBy(answer => answer.Topic.Topic).OrderBy(topic => topic.Key, StringComparer.Ordinal)
                    .Select(topic => Summary(group.Key.Skill, group.Key.Level, topic.Key, topic))
                    .Prepend(Summary(group.Key.Skill, group.Key.Level, null, group))),
        ];
    }

    private static TopicSummary Summary(Skill skill, CefrLevel? level, string? name, IEnumerable<(Guid LearnerId, TopicActivity Topic)> answers)
    {
        var byLearner = answers.GroupBy(answer => answer.LearnerId)
            .Select(own => (
                LearnerId: own.Key,
                Firsts: own.Sum(answer => answer.Topic.FirstAnswers),
                Correct: own.Sum(answer => answer.Topic.FirstCorrect),
                IsStuck: own.Any(answer => StuckRule.IsStuck(answer.Topic))))
            .ToList();
        var tried = byLearner.Where(learner => learner.Firsts > 0).ToList();
        var quarters = new int[Quarters];
        foreach (var learner in tried)
            quarters[Math.Clamp(Quarters * learner.Correct / learner.Firsts, 0, Quarters - 1)]++;
        return new(
            skill, level, name, tried.Count, tried.Sum(learner => learner.Firsts), tried.Sum(learner => learner.Correct), quarters,
            [.. byLearner.Where(learner => learner.IsStuck).Select(learner => learner.LearnerId)]);
    }
}
