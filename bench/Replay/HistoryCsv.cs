using System.Globalization;
using System.Text;
using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Replay;

/// <summary>Reviews as the import API takes them.</summary>
internal static class HistoryCsv
{
    public static byte[] Of(IEnumerable<Review> reviews)
    {
        var csv = new StringBuilder("card_id,review_time,rating,duration_ms\n");
        foreach (var review in reviews)
        {
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{review.CardId},{review.At:yyyy-MM-ddTHH:mm:ss.FFFZ},{review.Rating},{review.DurationMs}\n");
        }
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
