using System.Globalization;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>A learner's state as text that differs where one bit does. The version counts commits and is left out.</summary>
internal static class Bits
{
    internal static string Of(LearnerState learner) => Of(learner.ToRecord(), learner.Cards);

    internal static string Of(LearnerRecord learner, IReadOnlyDictionary<string, ScheduledCard> cards) => string.Join('\n', [
        $"{learner.LearnerId} {learner.TimeZone} {learner.CreatedAt:O} {Hex(learner.DesiredRetention)}",
        $"{learner.Totals} {learner.Last?.AnsweredAt.Ticks} {learner.Last?.AttemptId}",
        .. learner.Abilities.OrderBy(entry => entry.Key).Select(entry =>
            $"{entry.Key} {Hex(entry.Value.Estimate)} {entry.Value.Attempts} {entry.Value.Day}"),
        .. cards.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {Of(entry.Value)}"),
    ]);

    private static string Of(ScheduledCard scheduled)
    {
        var (card, lastReview, due, days) = scheduled;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{card.State} {card.Step} {Hex(card.Stability)} {Hex(card.Difficulty)} {card.LastReviewDay} {card.Reps} {card.Lapses} {lastReview:O} {due:O} {days}");
    }

    private static string Hex(Estimate estimate) => $"{Hex(estimate.Value)}/{Hex(estimate.Deviation)}";

    private static string Hex(double value) => BitConverter.DoubleToInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);
}
