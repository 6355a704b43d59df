using EnglishLearning.Accounts.Data;
using EnglishLearning.Core.Accounts;
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

    [Fact]
    public void ConsentState_IsFrozen() => Assert.Equal("Asked=1 Given=2 Refused=3 Withdrawn=4 Lapsed=5 Outgrown=6", Numbers<ConsentState>());

    [Fact]
    public void ConsentMethod_IsFrozen() => Assert.Equal("Online=1 Paper=2", Numbers<ConsentMethod>());

    [Fact]
    public void ErasureReason_IsFrozen() =>
        Assert.Equal("Asked=1 OnRequest=2 ConsentRefused=3 ConsentWithdrawn=4 ConsentLapsed=5 Idle=6 Restored=7 RefusedOnPaper=8", Numbers<ErasureReason>());

    [Fact]
    public void AuditAction_IsFrozen() =>
        Assert.Equal(
            "AccountMade=100 SignedIn=101 SignInFailed=102 SignInLocked=103 SessionEnded=104 RefreshReused=105 SecondFactorOn=106 SecondFactorOff=107 "
            + "PasswordChanged=108 ResetIssued=109 ResetUsed=110 AccountClosed=120 PersonChanged=121 AccountReopened=122 FirstAdministratorMade=200 RoleGranted=201 RoleRevoked=202 GrantRequested=203 "
            + "GrantApproved=204 GrantRefused=205 GrantExpired=206 AdministratorCodeMade=207 AdministratorMadeByCode=208 ClassMade=300 ClassChanged=301 ClassJoined=302 ClassLeft=303 RosterImported=304 "
            + "PinIssued=305 ConsentAsked=400 ConsentGiven=401 ConsentRefused=402 ConsentWithdrawn=403 DataExported=404 ErasureAsked=405 Erased=406 "
            + "RetentionRan=407 ErasureCancelled=408 ConsentLapsed=409 LearnerRead=500 ClassRead=501 PeopleSearched=502 AuditRead=503 UnusualReading=504",
            Numbers<AuditAction>());

    private static string Numbers<T>()
        where T : struct, Enum =>
        string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt32(value, null)}"));
}
