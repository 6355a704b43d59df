using CsCheck;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using Xunit;

namespace EnglishLearning.Core.Tests.Classes;

public sealed class CodeTests
{
    [Fact]
    public void JoinCode_IsReadHoweverItIsWritten() =>
        Gen.Byte.Array[JoinCode.Length].Sample(random =>
        {
            var code = JoinCode.Of(random);
            Assert.Matches("^[0-9A-HJKMNP-TV-Z]{8}$", code);
            foreach (var written in new[] { code, JoinCode.Shown(code), $" {JoinCode.Shown(code).ToLowerInvariant()} ", code.Replace('0', 'o').Replace('1', 'l') })
                Assert.Equal(code, JoinCode.Read(written));
        });

    [Theory]
    [InlineData("")]
    [InlineData("ABCD-123")]
    [InlineData("ABCD-12345")]
    [InlineData("                                 ABCD1234")]
    public void JoinCode_OfAnotherLength_IsNone(string written) => Assert.Null(JoinCode.Read(written));

    [Theory]
    [InlineData(0, "000000")]
    [InlineData(42, "000042")]
    [InlineData(999_999, "999999")]
    public void Pin_HasSixDigits(int number, string pin) => Assert.Equal(pin, Pin.Of(number));

    [Theory]
    [InlineData("Budi Santoso", "budi.santoso.0042")]
    [InlineData("  Ni Luh Putu Ayu  ", "ni.luh.0042")]
    [InlineData("Désirée O'Brien-Smith", "desiree.obriensmith.0042")]
    [InlineData("陳大文", "siswa.0042")]
    [InlineData("Raden Mas Notohadikusumoningrat", "raden.mas.0042")]
    [InlineData("Abcdefghijklmnopqrstuvw Xyz", "abcdefghijklmnopqrstuvw.0042")]
    public void GeneratedUsername_IsOneThatMayBeUsed(string name, string username)
    {
        Assert.Equal(username, GeneratedUsername.Of(name, 42));
        Assert.True(AccountRules.IsUsername(username));
    }

    [Fact]
    public void GeneratedUsername_OfAnyName_MayBeUsed() =>
        Gen.Select(Gen.String, Gen.Int[0, GeneratedUsername.Count - 1]).Sample((name, number) => Assert.True(AccountRules.IsUsername(GeneratedUsername.Of(WithoutHalves(name), number))));

    [Theory]
    [InlineData("7A", "7A")]
    [InlineData("  Kelas 7A – Bahasa Inggris 👩‍🏫 ", "Kelas 7A – Bahasa Inggris 👩‍🏫")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("two\nlines", null)]
    [InlineData("bell\u0007", null)]
    [InlineData("turned \u202Eround", null)]
    [InlineData("nul\0", null)]
    [InlineData("half \ud83d", null)]
    public void ClassName_IsOnePlainLine(string written, string? name) => Assert.Equal(name, ClassRules.Name(written));

    [Fact]
    public void ClassName_HasAHundredCharacters()
    {
        Assert.NotNull(ClassRules.Name(new string('a', 100)));
        Assert.Null(ClassRules.Name(new string('a', 101)));
    }

    /// <summary>Half a surrogate pair cannot be normalised, and is refused before.</summary>
    private static string WithoutHalves(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
