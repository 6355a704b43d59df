using System.Text.Json;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>Everything that the log folds to as text; JSON writes doubles so that every bit counts, even the sign of zero.</summary>
internal static class StateText
{
    public static string Of(LearnerSnapshot snapshot) => Of(snapshot.Learner, snapshot.Cards);

    public static string Of(LearnerState state) => Of(state.ToRecord(), state.Cards);

    /// <summary>The version is left out: it counts commits, which differ with the cut of the batches.</summary>
    private static string Of(LearnerRecord learner, IReadOnlyDictionary<string, ScheduledCard> cards) =>
        JsonSerializer.Serialize(new
        {
            learner.LearnerId,
            learner.TimeZone,
            learner.DesiredRetention,
            learner.Totals,
            learner.Last,
            Abilities = new SortedDictionary<Skill, SkillAbility>(learner.Abilities.ToDictionary()),
            Cards = new SortedDictionary<string, ScheduledCard>(cards.ToDictionary(), StringComparer.Ordinal),
        });
}
