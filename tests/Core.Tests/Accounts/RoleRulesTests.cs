using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Core.Tests.Accounts;

/// <summary>Who may change whose roles.</summary>
public sealed class RoleRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    private static readonly Holder Ani = Of(Role.Student | Role.Administrator);
    private static readonly Holder Bayu = Of(Role.Administrator);
    private static readonly Holder Citra = Of(Role.Student);

    private static readonly Role[] Single = [.. Enum.GetValues<Role>().Where(role => role != Role.None)];

    private static Holder Of(Role roles, AccountState state = AccountState.Active) => new(Guid.NewGuid(), roles, state);

    public static TheoryData<AccountState> NotActive => [AccountState.AwaitingConsent, AccountState.Closed];

    [Fact]
    public void EveryRole_IsGrantedDirectly_OrByApproval_AndNeverBoth() =>
        Assert.All(Single, role => Assert.Equal(
            role is Role.Operator or Role.Administrator
                ? (RoleStatus.ApprovalNeeded, RoleStatus.Done)
                : (RoleStatus.Done, RoleStatus.NoApprovalNeeded),
            (RoleRules.Grant(Ani, Of(Role.None), role), RoleRules.Request(Ani, Of(Role.None), role))));

    [Fact]
    public void WhoeverIsNoAdministrator_ChangesNothing()
    {
        Holder?[] others = [null, Citra, .. Single.Where(role => role != Role.Administrator).Select(role => Of(role)), Of(Role.Administrator, AccountState.Closed)];
        foreach (var other in others)
        {
            foreach (var role in Single)
            {
                Assert.Equal(RoleStatus.NotAdministrator, RoleRules.Grant(other, Citra, role));
                Assert.Equal(RoleStatus.NotAdministrator, RoleRules.Revoke(other, Citra, role, 2));
                Assert.Equal(RoleStatus.NotAdministrator, RoleRules.Request(other, Citra, role));
            }
            Assert.Equal(RoleStatus.NotAdministrator, RoleRules.Close(other, Citra, 2));
            Assert.Equal(RoleStatus.NotAdministrator, Decide(other, Open(Role.Operator)));
        }
    }

    [Fact]
    public void Nobody_RaisesThemselves() => Assert.All(Single, role =>
        Assert.Equal((RoleStatus.OwnRoles, RoleStatus.OwnRoles), (RoleRules.Grant(Ani, Ani, role), RoleRules.Request(Ani, Ani, role))));

    [Theory]
    [MemberData(nameof(NotActive))]
    public void AnAccountWithoutAccess_IsGivenNoRole(AccountState state)
    {
        var person = Of(Role.Student, state);
        Assert.Equal(RoleStatus.NotActive, RoleRules.Grant(Ani, person, Role.Teacher));
        Assert.Equal(RoleStatus.NotActive, RoleRules.Request(Ani, person, Role.Operator));
        Assert.Equal(RoleStatus.NotActive, Decide(Bayu, Open(Role.Operator), person: person));
        Assert.Equal(RoleStatus.NotActive, RoleRules.ByCode(person, true, 0));
    }

    [Fact]
    public void ToGrantTwice_IsToGrant_AlsoWhatNeedsApproval()
    {
        Assert.Equal(RoleStatus.Done, RoleRules.Grant(Ani, Of(Role.Teacher), Role.Teacher));
        Assert.Equal(RoleStatus.Done, RoleRules.Grant(Ani, Of(Role.Operator), Role.Operator));
        Assert.Equal(RoleStatus.AlreadyHeld, RoleRules.Request(Ani, Of(Role.Operator), Role.Operator));
    }

    [Fact]
    public void OneAdministrator_TakesAnyRole_EvenTheirOwn_ButTheLastAdministratorStays()
    {
        Assert.All(Single, role => Assert.Equal(RoleStatus.Done, RoleRules.Revoke(Ani, Bayu, role, 2)));
        Assert.Equal(RoleStatus.Done, RoleRules.Revoke(Ani, Ani, Role.Administrator, 2));
        Assert.Equal(RoleStatus.LastAdministrator, RoleRules.Revoke(Ani, Ani, Role.Administrator, 1));
        Assert.Equal(RoleStatus.LastAdministrator, RoleRules.Close(Ani, Ani, 1));
        Assert.Equal(RoleStatus.Done, RoleRules.Revoke(Ani, Ani, Role.Student, 1));
        Assert.Equal(RoleStatus.Done, RoleRules.Close(Ani, Citra, 1));
        // One whose account is closed holds the role and is no administrator: to take it leaves as many as before.
        Assert.Equal(RoleStatus.Done, RoleRules.Revoke(Ani, Of(Role.Administrator, AccountState.Closed), Role.Administrator, 1));
        Assert.Equal(RoleStatus.UnknownPerson, RoleRules.Revoke(Ani, null, Role.Teacher, 2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NeitherWhoAsked_NorWhomItIsFor_Decides(bool approves)
    {
        var person = Of(Role.Administrator);
        var request = Open(Role.Operator) with { PersonId = person.PersonId };
        Assert.Equal(RoleStatus.OwnRequest, Decide(Ani, request, approves, person));
        Assert.Equal(RoleStatus.OwnRoles, Decide(person, request, approves, person));
        Assert.Equal(RoleStatus.Done, Decide(Bayu, request, approves, person));
    }

    [Theory]
    [InlineData(RoleRequestState.Approved, true, RoleStatus.Done)]
    [InlineData(RoleRequestState.Approved, false, RoleStatus.Decided)]
    [InlineData(RoleRequestState.Refused, true, RoleStatus.Decided)]
    [InlineData(RoleRequestState.Refused, false, RoleStatus.Done)]
    [InlineData(RoleRequestState.Expired, true, RoleStatus.Expired)]
    [InlineData(RoleRequestState.Expired, false, RoleStatus.Expired)]
    public void ARequest_IsDecidedOnce_AndAgainTheSameWayByTheSame(RoleRequestState state, bool approves, RoleStatus expected)
    {
        var request = Open(Role.Operator) with { State = state, DecidedBy = state == RoleRequestState.Expired ? null : Bayu.PersonId };
        Assert.Equal(expected, Decide(Bayu, request, approves));
        Assert.Equal(state == RoleRequestState.Expired ? RoleStatus.Expired : RoleStatus.Decided, Decide(Of(Role.Administrator), request, approves));
    }

    [Fact]
    public void ARequest_IsOpenUntilItExpires()
    {
        var request = Open(Role.Administrator);
        Assert.Equal(RoleStatus.Done, Decide(Bayu, request with { ExpiresAt = Now.AddTicks(1) }));
        Assert.Equal(RoleStatus.Expired, Decide(Bayu, request with { ExpiresAt = Now }));
        Assert.Equal(RoleStatus.Expired, Decide(Bayu, request with { ExpiresAt = Now }, approves: false));
        Assert.Equal(RoleStatus.UnknownRequest, Decide(Bayu, null));
    }

    [Fact]
    public void WhatAFormerAdministratorAskedFor_IsRefused_AndNotApproved()
    {
        foreach (var former in new[] { null, Of(Role.Student), Of(Role.Administrator, AccountState.Closed) })
        {
            Assert.Equal(RoleStatus.RequesterGone, RoleRules.Decide(Bayu, Open(Role.Operator), former, Citra, true, Now));
            Assert.Equal(RoleStatus.Done, RoleRules.Decide(Bayu, Open(Role.Operator), former, Citra, false, Now));
        }
    }

    [Fact]
    public void AWayIntoAnAccount_IsHandedOut_UnlessItWouldGiveWhatTakesTwo()
    {
        Assert.All(Single, role => Assert.Equal(
            role is Role.Operator or Role.Administrator ? RoleStatus.PrivilegedAccount : RoleStatus.Done, RoleRules.Reset(Ani, Of(role))));
        Assert.Equal(RoleStatus.PrivilegedAccount, RoleRules.Reset(Ani, Ani));
        Assert.Equal(RoleStatus.UnknownPerson, RoleRules.Reset(Ani, null));
        Assert.Equal(RoleStatus.NotAdministrator, RoleRules.Reset(Citra, Of(Role.Student)));
    }

    [Theory]
    [InlineData(0, RoleStatus.Done)]
    [InlineData(1, RoleStatus.Done)]
    [InlineData(2, RoleStatus.EnoughAdministrators)]
    public void ACodeOfTheMachine_MakesTheFirstTwo(int administrators, RoleStatus expected)
    {
        Assert.Equal(expected, RoleRules.ByCode(Citra, true, administrators));
        Assert.Equal(RoleStatus.CodeRefused, RoleRules.ByCode(Citra, false, administrators));
        Assert.Equal(RoleStatus.NoAccount, RoleRules.ByCode(null, true, administrators));
        Assert.Equal(RoleStatus.AlreadyHeld, RoleRules.ByCode(Ani, true, administrators));
    }

    private static RoleRequest Open(Role role) =>
        new(Guid.NewGuid(), Citra.PersonId, role, Ani.PersonId, Now.AddHours(72), RoleRequestState.Open, null);

    private static RoleStatus Decide(Holder? by, RoleRequest? request, bool approves = true, Holder? person = null) =>
        RoleRules.Decide(by, request, Ani, person ?? Citra, approves, Now);
}
