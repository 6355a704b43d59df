using CsCheck;
using EnglishLearning.Core.Grading;
using Xunit;

namespace EnglishLearning.Core.Tests.Grading;

public sealed class EditDistanceTests
{
    private static readonly Gen<string> Letters = Gen.String[Gen.Char["abc"], 0, 6];

    [Fact]
    public void IsOne_AnyTwoStrings_AgreesWithTheFullDistance() =>
        Gen.Select(Letters, Letters).Sample(
            (a, b) => Assert.Equal(Distance(a, b) == 1, EditDistance.IsOne(a, b)), iter: 20_000);

    [Fact]
    public void IsOne_AnyTwoStrings_IsSymmetric() =>
        Gen.Select(Letters, Letters).Sample((a, b) =>
            Assert.Equal(EditDistance.IsOne(a, b), EditDistance.IsOne(b, a)));

    /// <summary>The textbook matrix of the optimal string alignment distance.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                var best = i == 0 || j == 0 ? i + j : Math.Min(d[i - 1, j], d[i, j - 1]) + 1;
                if (i > 0 && j > 0)
                {
                    best = Math.Min(best, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                }

                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, d[i - 2, j - 2] + 1);
                }

                d[i, j] = best;
            }
        }

        return d[a.Length, b.Length];
    }
}
