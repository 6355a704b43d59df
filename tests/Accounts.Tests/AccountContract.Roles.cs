using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Granting and taking roles.</summary>
public abstract partial class AccountContract
{
    [Fact]
    public async Task ARole_IsInTheNextAccessToken_AndInTheAuditLog_Once()
    {
        var (ani, budi) = (await AdministratorAsync("ani"), await SignedInAsync());

        Assert.Equal(RoleStatus.Done, await GrantAsync(budi.PersonId, Role.Teacher, ani));
        Assert.Equal(RoleStatus.Done, await GrantAsync(budi.PersonId, Role.Teacher, ani));

        Assert.Equal(Role.Student | Role.Teacher, RolesOf((await RefreshAsync(budi)).Tokens!));
        var entry = Assert.Single(await LogAsync(AuditAction.RoleGranted));
        Assert.Equal((ani.PersonId, budi.PersonId, "teacher"), (entry.ActorId!.Value, entry.SubjectId!.Value, entry.Detail));
        Assert.Equal(RoleStatus.ApprovalNeeded, await GrantAsync(budi.PersonId, Role.Operator, ani));
        Assert.Equal(RoleStatus.OwnRoles, await GrantAsync(ani.PersonId, Role.Teacher, ani));
        Assert.Equal(RoleStatus.UnknownPerson, await GrantAsync(Guid.NewGuid(), Role.Teacher, ani));
        Assert.Equal(RoleStatus.NotAdministrator, await GrantAsync(ani.PersonId, Role.Teacher, new(budi.PersonId, "203.0.113.7")));
        Assert.Single(await LogAsync(AuditAction.RoleGranted));
    }

    [Fact]
    public async Task ATakenRole_EndsThePersonsSessions_AndNobodyElses()
    {
        var (ani, budi) = (await AdministratorAsync("ani"), await SignedInAsync());
        var siti = await SignedInAsync(Budi() with { Login = "siti", Email = null });
        await GrantAsync(budi.PersonId, Role.Teacher, ani);

        Assert.Equal(RoleStatus.Done, await RevokeAsync(budi.PersonId, Role.Teacher, ani));
        Assert.Equal(RoleStatus.Done, await RevokeAsync(budi.PersonId, Role.Teacher, ani));

        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(budi)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await RefreshAsync(siti)).Status);
        Assert.Equal(Role.Student, RolesOf((await SignInAsync("budi.s", Password)).Tokens!));
        Assert.Single(await LogAsync(AuditAction.RoleRevoked));
        var ended = await WithAsync<AccountsContext, List<SessionEnd?>>(database => database.Sessions
            .Where(session => session.PersonId == budi.PersonId && session.EndedAt != null).Select(session => session.End).ToListAsync());
        Assert.Equal([SessionEnd.RolesChanged], ended);
    }

    [Fact]
    public async Task WhoeverHoldsAnAccountAsItWas_DoesNotWriteItsOldRolesBack()
    {
        var (ani, budi) = (await AdministratorAsync("ani"), await SignedInAsync());
        await GrantAsync(budi.PersonId, Role.Teacher, ani);
        await WithAsync<Microsoft.AspNetCore.Identity.UserManager<Account>, bool>(async accounts =>
        {
            var stale = (await accounts.FindByIdAsync(budi.PersonId.ToString()))!;
            await RevokeAsync(budi.PersonId, Role.Teacher, ani);
            Assert.False((await accounts.UpdateAsync(stale)).Succeeded);
            return true;
        });
        Assert.Equal(Role.Student, await HeldAsync(budi.PersonId));
    }

    [Fact]
    public async Task TheLastAdministrator_Stays_AlsoWhenTwoTakeEachOthersRoleAtOnce()
    {
        var (ani, bayu) = (await AdministratorAsync("ani"), await AdministratorAsync("bayu"));

        var taken = await Task.WhenAll(RevokeAsync(bayu.PersonId, Role.Administrator, ani), RevokeAsync(ani.PersonId, Role.Administrator, bayu));

        Assert.Equal([RoleStatus.Done, RoleStatus.NotAdministrator], taken.Order());
        var last = await HeldAsync(ani.PersonId) == Role.Student ? bayu : ani;
        Assert.Equal(RoleStatus.LastAdministrator, await RevokeAsync(last.PersonId, Role.Administrator, last));
        Assert.Equal(RoleStatus.LastAdministrator, await CloseAsync(last.PersonId, last));
        Assert.Equal(Role.Student | Role.Administrator, await HeldAsync(last.PersonId));
    }

    [Fact]
    public async Task AnOperator_IsAskedForByOne_AndApprovedByAnother()
    {
        var (ani, bayu, budi) = (await AdministratorAsync("ani"), await AdministratorAsync("bayu"), await SignedInAsync());

        var asked = await RequestAsync(budi.PersonId, Role.Operator, ani);
        Assert.Equal((RoleStatus.Done, RoleRequestState.Open), (asked.Status, asked.Request!.State));
        Assert.Equal(asked, await RequestAsync(budi.PersonId, Role.Operator, bayu));
        Assert.Equal(RoleStatus.OwnRequest, (await DecideAsync(asked, true, ani)).Status);
        Assert.Equal(RoleStatus.NotAdministrator, (await DecideAsync(asked, true, new(budi.PersonId, ""))).Status);
        Assert.Equal(Role.Student, await HeldAsync(budi.PersonId));

        var approved = await DecideAsync(asked, true, bayu);

        Assert.Equal((RoleStatus.Done, RoleRequestState.Approved, bayu.PersonId), (approved.Status, approved.Request!.State, approved.Request.DecidedBy!.Value));
        Assert.Equal(approved, await DecideAsync(asked, true, bayu));
        Assert.Equal(RoleStatus.Decided, (await DecideAsync(asked, false, bayu)).Status);
        Assert.Equal(Role.Student | Role.Operator, RolesOf((await RefreshAsync(budi)).Tokens!));
        Assert.Equal(
            [AuditAction.GrantRequested, AuditAction.GrantApproved, AuditAction.RoleGranted],
            (await RoleLogAsync()).Select(entry => entry.Action));
        Assert.Equal([approved.Request], await RequestsAsync());
        Assert.Null((await VerdictAsync()).Fault);
    }

    [Fact]
    public async Task ARefusedRequest_GrantsNothing_AndMayBeMadeAgain()
    {
        var (ani, bayu, budi) = (await AdministratorAsync("ani"), await AdministratorAsync("bayu"), await SignedInAsync());
        var asked = await RequestAsync(budi.PersonId, Role.Administrator, ani);

        Assert.Equal(RoleRequestState.Refused, (await DecideAsync(asked, false, bayu)).Request!.State);

        Assert.Equal(Role.Student, await HeldAsync(budi.PersonId));
        Assert.Single(await LogAsync(AuditAction.GrantRefused));
        Assert.NotEqual(asked.Request!.RequestId, (await RequestAsync(budi.PersonId, Role.Administrator, ani)).Request!.RequestId);
    }

    [Fact]
    public async Task ARequest_ThatManyDecideAtOnce_IsDecidedOnce()
    {
        var (ani, budi) = (await AdministratorAsync("ani"), await SignedInAsync());
        var asked = await RequestAsync(budi.PersonId, Role.Operator, ani);
        var others = new List<Actor>();
        for (var i = 0; i < 6; i++)
            others.Add(await AdministratorAsync($"admin{i}"));

        var replies = await Task.WhenAll(others.Select((other, i) => DecideAsync(asked, i % 2 == 0, other)));

        var done = Assert.Single(replies, reply => reply.Status == RoleStatus.Done);
        Assert.All(replies.Where(reply => reply != done), reply => Assert.Equal((RoleStatus.Decided, done.Request), (reply.Status, reply.Request)));
        var isApproved = done.Request!.State == RoleRequestState.Approved;
        Assert.Equal(isApproved, (await HeldAsync(budi.PersonId)).HasFlag(Role.Operator));
        Assert.Single(await LogAsync(AuditAction.GrantApproved, AuditAction.GrantRefused));
    }

    [Fact]
    public async Task ARequest_ThatNobodyDecided_ExpiresAfterThreeDays()
    {
        var (ani, bayu, budi) = (await AdministratorAsync("ani"), await AdministratorAsync("bayu"), await SignedInAsync());
        var asked = await RequestAsync(budi.PersonId, Role.Operator, ani);
        Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        Assert.Equal(RoleRequestState.Open, Assert.Single(await RequestsAsync()).State);
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(RoleStatus.Expired, (await DecideAsync(asked, true, bayu)).Status);

        Assert.Equal((RoleRequestState.Expired, null), (Assert.Single(await RequestsAsync()).State, (await RequestsAsync())[0].DecidedBy));
        var entry = Assert.Single(await LogAsync(AuditAction.GrantExpired));
        Assert.Equal((null, budi.PersonId), (entry.ActorId, entry.SubjectId!.Value));
        Assert.Equal(Role.Student, await HeldAsync(budi.PersonId));
        Assert.Equal(RoleRequestState.Open, (await RequestAsync(budi.PersonId, Role.Operator, ani)).Request!.State);
    }

    [Fact]
    public async Task WhatAFormerAdministratorAskedFor_IsNotApproved()
    {
        var (ani, bayu, budi) = (await AdministratorAsync("ani"), await AdministratorAsync("bayu"), await SignedInAsync());
        var asked = await RequestAsync(budi.PersonId, Role.Operator, ani);
        await RevokeAsync(ani.PersonId, Role.Administrator, bayu);

        Assert.Equal(RoleStatus.RequesterGone, (await DecideAsync(asked, true, bayu)).Status);
        Assert.Equal(RoleRequestState.Refused, (await DecideAsync(asked, false, bayu)).Request!.State);
    }

    /// <summary>An account that is administrator already, made past the rules.</summary>
    private async Task<Actor> AdministratorAsync(string login)
    {
        var tokens = await SignedInAsync(Budi() with { Login = login, Email = null });
        await WithAsync<RoleBook, bool>(async book =>
        {
            await book.SetAsync(tokens.PersonId, Role.Student | Role.Administrator);
            return true;
        });
        return new Actor(tokens.PersonId, "203.0.113.8");
    }

    private Task<RoleStatus> GrantAsync(Guid person, Role role, Actor by) =>
        WithAsync<RoleDesk, RoleStatus>(desk => desk.GrantAsync(person, role, by));

    private Task<RoleStatus> RevokeAsync(Guid person, Role role, Actor by) =>
        WithAsync<RoleDesk, RoleStatus>(desk => desk.RevokeAsync(person, role, by));

    private Task<RoleStatus> ReopenAsync(Guid person, Actor by) => WithAsync<RoleDesk, RoleStatus>(desk => desk.ReopenAsync(person, by));

    private Task<RoleStatus> CloseAsync(Guid person, Actor by) => WithAsync<RoleDesk, RoleStatus>(desk => desk.CloseAsync(person, by));

    private Task<RoleRequestReply> RequestAsync(Guid person, Role role, Actor by) =>
        WithAsync<RoleRequestDesk, RoleRequestReply>(desk => desk.RequestAsync(person, role, by));

    private Task<RoleRequestReply> DecideAsync(RoleRequestReply asked, bool approves, Actor by) =>
        WithAsync<RoleRequestDesk, RoleRequestReply>(desk => desk.DecideAsync(asked.Request!.RequestId, approves, by));

    private Task<IReadOnlyList<RoleRequestView>> RequestsAsync() =>
        WithAsync<RoleRequestDesk, IReadOnlyList<RoleRequestView>>(desk => desk.RequestsAsync());

    private async Task<Role> HeldAsync(Guid person) => (await WithAsync<RoleBook, Holder?>(book => book.FindAsync(person)))!.Roles;

    /// <summary>The audit log, the oldest first.</summary>
    /// <param name="actions">Only these; none: all.</param>
    private async Task<IReadOnlyList<AuditRow>> LogAsync(params AuditAction[] actions) =>
        await WithAsync<AccountsContext, List<AuditRow>>(database => database.AuditEntries
            .Where(row => actions.Length == 0 || actions.Contains(row.Action)).OrderBy(row => row.Sequence).ToListAsync());

    /// <summary>What concerns roles, of that.</summary>
    private async Task<IReadOnlyList<AuditRow>> RoleLogAsync() => [.. (await LogAsync()).Where(entry => (int)entry.Action is >= 200 and < 300)];

    private static Role RolesOf(TokenSet tokens) => RoleNames.Known(
        new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(tokens.AccessToken.Value).Claims
            .Where(claim => claim.Type == TokenNames.Roles).Select(claim => claim.Value));
}
