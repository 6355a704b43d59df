using EnglishLearning.Api.Auth;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Tests.Auth;

public sealed class VerifiedTokensTests
{
    private static readonly LearnerIdentity Someone = new(Guid.CreateVersion7(), Guid.CreateVersion7(), [RoleNames.Student], false, DateTimeOffset.MaxValue);

    [Fact]
    public void Find_TokenAdded_IsItsIdentity()
    {
        var tokens = new VerifiedTokens(10);
        tokens.Add("token", Someone);
        Assert.Same(Someone, tokens.Find("token"));
        Assert.Null(tokens.Find("Token"));
    }

    [Fact]
    public void Add_ManyMoreThanTheCapacity_KeepsTheLatestAndForgetsTheOldest()
    {
        var tokens = new VerifiedTokens(100);
        for (var token = 0; token < 10_000; token++)
            tokens.Add($"{token}", Someone);
        var remembered = Enumerable.Range(0, 10_000).Count(token => tokens.Find($"{token}") is not null);
        Assert.InRange(remembered, 50, 100);
        Assert.NotNull(tokens.Find("9999"));
        Assert.Null(tokens.Find("0"));
    }

    [Fact]
    public void Find_TokenInUse_OutlivesTheOthers()
    {
        var tokens = new VerifiedTokens(100);
        tokens.Add("mine", Someone);
        for (var token = 0; token < 1_000; token++)
        {
            tokens.Add($"{token}", Someone);
            Assert.NotNull(tokens.Find("mine"));
        }
    }
}
