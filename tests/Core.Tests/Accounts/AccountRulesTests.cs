using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Core.Tests.Accounts;

public sealed class AccountRulesTests
{
    [Theory]
    [InlineData("budi@example.id", true)]
    [InlineData("Budi.S+kelas7a@sub.sekolah.sch.id", true)]
    [InlineData("budi@localhost", true)]
    [InlineData("budi", false)]
    [InlineData("@example.id", false)]
    [InlineData("budi@", false)]
    [InlineData("budi@-example.id", false)]
    [InlineData("Budi <budi@example.id>", false)]
    [InlineData("budi@example.id\n", false)]
    [InlineData("budi@example.id,ani@example.id", false)]
    public void Email_IsAnAddressAlone(string text, bool isOne) => Assert.Equal(isOne, AccountRules.IsEmail(text));

    [Fact]
    public void Email_OfAnyLength_IsLookedAtInNoTime()
    {
        Assert.False(AccountRules.IsEmail(new string('a', 250) + "@b.c"[..3] + new string('-', 60)));
        Assert.False(AccountRules.IsEmail(new string('a', 100_000)));
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("budi.s_-9", true)]
    [InlineData("ab", false)]
    [InlineData(".budi", false)]
    [InlineData("budi\n", false)]
    [InlineData("büdi", false)]
    public void Username_IsOfPlainSigns(string text, bool isOne) => Assert.Equal(isOne, AccountRules.IsUsername(text));
}
