using EnglishLearning.Api.Imports;
using EnglishLearning.Contracts.Imports;

namespace EnglishLearning.Api.Tests.Imports;

public sealed class ImportIdTests
{
    private static readonly ImportRequest Request =
        new(Guid.Parse("0195a1b2-0000-7000-8000-000000000001"), ImportFormat.Csv, "card_id\n1\n"u8.ToArray());

    [Fact]
    public void Of_SameFileOfTheSameLearner_IsTheSameImport() =>
        Assert.Equal(ImportId.Of(Request), ImportId.Of(Request with { File = [.. Request.File] }));

    [Fact]
    public void Of_AnythingElse_IsAnotherImport()
    {
        Guid[] ids =
        [
            ImportId.Of(Request),
            ImportId.Of(Request with { LearnerId = Guid.Parse("0195a1b2-0000-7000-8000-000000000002") }),
            ImportId.Of(Request with { Format = ImportFormat.AnkiPackage }),
            ImportId.Of(Request with { File = "card_id\n2\n"u8.ToArray() }),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal((8, true), (id.Version, id.Variant is >= 8 and <= 11)));
    }

    /// <summary>An import goes on after a restart under the same id: how it is made must not change.</summary>
    [Fact]
    public void Of_IsFrozen() => Assert.Equal(Guid.Parse("16bafdfa-005d-8ee5-ab5a-1a964cc60642"), ImportId.Of(Request));
}
