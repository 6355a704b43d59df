using EnglishLearning.Accounts.Data;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Numbers that are stored.</summary>
public sealed class FrozenNumbers
{
    [Fact]
    public void AccountState_IsFrozen() => Assert.Equal("Active=1 AwaitingConsent=2 Closed=3", Numbers<AccountState>());

    [Fact]
    public void SessionEnd_IsFrozen() =>
        Assert.Equal("SignedOut=1 Revoked=2 Reused=3 RolesChanged=4 AccountClosed=5 Registered=6 PasswordChanged=7", Numbers<SessionEnd>());

    private static string Numbers<T>()
        where T : struct, Enum =>
        string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt32(value, null)}"));
}
