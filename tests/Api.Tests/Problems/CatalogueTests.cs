using System.Reflection;
using System.Text.RegularExpressions;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Texts;

namespace EnglishLearning.Api.Tests.Problems;

public sealed partial class CatalogueTests
{
    internal static IReadOnlyList<ProblemKind> Kinds => [.. Fields<ProblemKind>(typeof(ProblemKinds))];

    private static IEnumerable<FieldKind> FieldFaults => Fields<FieldKind>(typeof(FieldKinds));

    public static TheoryData<string> Codes => [.. Kinds.Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryProblem_IsSaidInBothLanguages(string code)
    {
        var kind = Kinds.Single(kind => kind.Code == code);
        AssertBoth(kind.Title);
        AssertBoth(kind.Detail);
        Assert.Matches(KebabCase(), kind.Code);
        Assert.InRange(kind.Status, 400, 599);
    }

    [Fact]
    public void EveryFieldFault_IsSaidInBothLanguages()
    {
        Assert.All(FieldFaults, kind => AssertBoth(kind.Detail));
        Assert.All(FieldFaults, kind => Assert.Matches(KebabCase(), kind.Code));
    }

    [Fact]
    public void Codes_AreUnique()
    {
        Assert.Equal(Kinds.Count, Kinds.DistinctBy(kind => kind.Code).Count());
        Assert.Equal(FieldFaults.Count(), FieldFaults.DistinctBy(kind => kind.Code).Count());
    }

    [Fact]
    public void EveryRefusalThatPasses_SaysWhenToTryAgain() =>
        Assert.All(Kinds.Where(kind => kind.Status is 429 or 503), kind => Assert.InRange(kind.RetryAfterSeconds ?? 0, 1, 60));

    [Theory]
    [InlineData(401, "unauthenticated")]
    [InlineData(403, "forbidden")]
    [InlineData(404, "not-found")]
    [InlineData(405, "method-not-allowed")]
    [InlineData(408, "request-timeout")]
    [InlineData(413, "body-too-large")]
    [InlineData(415, "unsupported-media-type")]
    [InlineData(429, "too-many-requests")]
    [InlineData(503, "overloaded")]
    [InlineData(500, "internal-error")]
    [InlineData(502, "internal-error")]
    [InlineData(400, "bad-request")]
    [InlineData(431, "bad-request")]
    public void OfStatus_BareStatus_HasAProblem(int status, string code) =>
        Assert.Equal(code, ProblemKinds.OfStatus(status).Code);

    private static void AssertBoth(Text text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text.Indonesian));
        Assert.False(string.IsNullOrWhiteSpace(text.English));
        Assert.NotEqual(text.Indonesian, text.English);
        Assert.Equal(Places(text.Indonesian), Places(text.English));
    }

    private static IEnumerable<string> Places(string text) =>
        Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<T> Fields<T>(Type holder) =>
        holder.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(T))
            .Select(field => (T)field.GetValue(null)!);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
