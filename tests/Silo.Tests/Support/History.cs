using System.Globalization;
using System.Text;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Review history as another program exports it.</summary>
public static class History
{
    /// <summary>So many reviews of 500 cards, the first in 2020.</summary>
    public static string Csv(int reviews)
    {
        var text = new StringBuilder("card_id,review_time,rating,duration_ms\n");
        for (var i = 0; i < reviews; i++)
        {
            var time = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(i * 7L).ToString("O", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"card{i % 500},{time},{1 + (i % 4)},{1000 + i % 5000}\n");
        }
        return text.ToString();
    }
}
