using System.Globalization;
using EnglishLearning.Bench.Folding;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Metrics;

namespace EnglishLearning.Bench.Replay;

/// <summary>Holds every card of the server against the independent fold of the file.</summary>
internal static class CardCheck
{
    /// <param name="questionId">The question that a card of the file became.</param>
    public static IEnumerable<Difference> Compare(
        IReadOnlyCollection<FoldedCard> expected, IReadOnlyList<Card> served, Func<int, string> questionId)
    {
        if (served.Count != expected.Count)
            yield return new Difference("cards", "count", Text(expected.Count), Text(served.Count));
        var byQuestion = served.ToLookup(card => card.QuestionId);
        foreach (var card in expected)
        {
            var found = byQuestion[questionId(card.CardId)].ToArray();
            if (found.Length != 1)
            {
                yield return new Difference($"card {card.CardId}", "served", "once", $"{found.Length} times");
                continue;
            }
            foreach (var (member, want, got, equal) in Members(card, found[0]))
            {
                if (!equal)
                    yield return new Difference($"card {card.CardId}", member, want, got);
            }
        }
    }

    private static IEnumerable<(string Member, string Expected, string Actual, bool Equal)> Members(FoldedCard card, Card served)
    {
        yield return Number("stability", card.Stability, served.Stability);
        yield return Number("difficulty", card.Difficulty, served.Difficulty);
        yield return ("reps", Text(card.Reps), Text(served.Reps), card.Reps == served.Reps);
        yield return ("lapses", Text(card.Lapses), Text(served.Lapses), card.Lapses == served.Lapses);
        var state = card.Phase.ToString();
        yield return ("state", state, served.State, string.Equals(state, served.State, StringComparison.OrdinalIgnoreCase));
        // Whole days after the earliest, or just then: fuzz moves a card by days, never by hours.
        var isDue = served.Due >= card.DueFrom && served.Due <= card.DueTo && (served.Due - card.DueFrom)!.Value.Ticks % TimeSpan.TicksPerDay == 0;
        yield return ("due", Range(card), $"{served.Due:u}", isDue);
    }

    private static (string Member, string Expected, string Actual, bool Equal) Number(string member, double expected, double actual) =>
        (member, Text(expected), Text(actual), Math.Abs(actual - expected) <= PredictionLimits.Relative * Math.Abs(expected));

    private static string Range(FoldedCard card) =>
        card.DueFrom == card.DueTo ? $"{card.DueFrom:u}" : $"{card.DueFrom:u} to {card.DueTo:u}";

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
