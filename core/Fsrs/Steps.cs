using System.Collections.Immutable;

namespace EnglishLearning.Core.Fsrs;

/// <summary>The short waits before a card (re)enters Review. Rules of py-fsrs 6.3.1 and Anki.</summary>
internal static class Steps
{
    /// <summary>The next step and its wait, or null where the card goes to Review, scheduled by days.</summary>
    internal static (int Step, TimeSpan Delay)? Next(ImmutableArray<TimeSpan> steps, in Card card, Rating rating)
    {
        if (steps.IsEmpty || rating == Rating.Easy)
            return null;

        if (rating == Rating.Again)
            return (0, steps[0]);

        // A card past the last step: the list was shortened while it waited.
        if (card.State == CardState.Review || card.Step >= steps.Length)
            return null;

        if (rating == Rating.Hard)
            return (card.Step, HardDelay(steps, card.Step));

        var next = card.Step + 1;
        return next < steps.Length ? (next, steps[next]) : null;
    }

    /// <summary>Between Again and Good on the first step, the same wait again on a later one.</summary>
    private static TimeSpan HardDelay(ImmutableArray<TimeSpan> steps, int step) => (step, steps.Length) switch
    {
        (0, 1) => steps[0] * 1.5,
        (0, _) => (steps[0] + steps[1]) / 2,
        _ => steps[step],
    };
}
