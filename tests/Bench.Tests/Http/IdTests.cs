using CsCheck;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Tests.Http;

public sealed class IdTests
{
    [Fact]
    public void AttemptIds_Of_AnyTimeAndName_IsAVersion7WithThatTime() =>
        Gen.Select(Gen.Long[0, 4_102_444_800_000], Gen.String).Sample((ms, name) =>
        {
            var id = AttemptIds.Of(DateTimeOffset.FromUnixTimeMilliseconds(ms), name);
            Assert.Equal(7, id.Version);
            Assert.InRange(id.Variant, 8, 11);
            Assert.Equal(ms, Convert.ToInt64(id.ToString("N")[..12], 16));
        });

    [Fact]
    public void AttemptIds_Of_SameNameAndTime_IsTheSame_OtherNameAnother()
    {
        Assert.Equal(AttemptIds.Of(Histories.Start, "a"), AttemptIds.Of(Histories.Start, "a"));
        Assert.NotEqual(AttemptIds.Of(Histories.Start, "a"), AttemptIds.Of(Histories.Start, "b"));
    }

    [Fact]
    public void OwnQuestions_IdOf_IsThatOfTheDocumentation() =>
        // printf '00000000000000000000000000000001|42' | sha256sum
        Assert.Equal("own-c8427d47f5a68b280cb4f46e", OwnQuestions.IdOf(new Guid("00000000-0000-0000-0000-000000000001"), "42"));
}
