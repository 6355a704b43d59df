using System.Globalization;
using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Tests;

/// <summary>Small histories of one card.</summary>
internal static class Histories
{
    internal static readonly DateTimeOffset Start = Time("2024-05-06T20:00:00Z");

    internal static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Reviews of one card; each wait is in whole days, 0 for a minute later.</summary>
    internal static IReadOnlyList<Review> Card(int cardId, params (int Days, int Rating)[] reviews)
    {
        var made = new List<Review>();
        var at = Start.AddSeconds(cardId);
        foreach (var (days, rating) in reviews)
        {
            var isFirst = made.Count == 0;
            at = isFirst ? at : days == 0 ? at.AddMinutes(1) : at.AddDays(days);
            made.Add(new Review(cardId, made.Count + 1, at, isFirst ? -1 : days, rating, 1000));
        }
        return made;
    }
}
