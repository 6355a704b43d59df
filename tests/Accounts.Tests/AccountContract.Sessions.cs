using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

public abstract partial class AccountContract
{
    private Task<IReadOnlyList<DeviceView>> DevicesAsync(Guid person) =>
        WithAsync<SessionDesk, IReadOnlyList<DeviceView>>(desk => desk.DevicesAsync(person));

    [Fact]
    public async Task RefreshToken_IsGoodOnce_AndTheNextOneAfterIt()
    {
        var tokens = await SignedInAsync();
        for (var i = 0; i < 5; i++)
        {
            var reply = await RefreshAsync(tokens);
            Assert.Equal((SignInStatus.SignedIn, tokens.PersonId), (reply.Status, reply.Tokens?.PersonId));
            tokens = reply.Tokens!;
            Clock.Advance(TimeSpan.FromDays(89));
        }
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(tokens)).Status);
    }

    [Fact]
    public async Task RefreshToken_ThatComesAgain_EndsItsFamily_AndNoOther()
    {
        var other = await SignedInAsync();
        var first = (await SignInAsync("budi.s", Password)).Tokens!;
        var second = (await RefreshAsync(first)).Tokens!;

        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(first)).Status);

        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(second)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await RefreshAsync(other)).Status);
        Assert.Single(await WithAsync<SessionDesk, System.Collections.Immutable.ImmutableArray<Guid>>(desk => desk.EndedAsync()));
    }

    [Fact]
    public async Task RefreshToken_WhoseAnswerWasLost_AnswersTheSameRequestAgain()
    {
        var first = await SignedInAsync();
        await RefreshAsync(first, "lost");

        var repeated = await RefreshAsync(first, "lost");

        Assert.Equal(SignInStatus.SignedIn, repeated.Status);
        var next = await RefreshAsync(repeated.Tokens!, "next");
        Assert.Equal(SignInStatus.SignedIn, next.Status);
        // Two generations back it is a replay, whatever key comes with it.
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(first, "lost")).Status);
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(next.Tokens!)).Status);
    }

    [Fact]
    public async Task RefreshToken_BroughtByManyAtOnce_IsSpentOnce()
    {
        var tokens = await SignedInAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RefreshAsync(tokens, $"request {i}")));

        Assert.True(replies.Count(reply => reply.Status == SignInStatus.SignedIn) <= 1);
        Assert.Empty(await DevicesAsync(tokens.PersonId));
    }

    [Fact]
    public async Task OtherTokens_AreNoRefreshTokens()
    {
        var tokens = await SignedInAsync();
        foreach (var token in new[] { tokens.AccessToken, tokens.DeviceToken!.Value, new Secret(""), new Secret("a.b.c"), new Secret(new string('x', 5000)) })
            Assert.Equal(SignInStatus.Refused, (await RefreshAsync(tokens with { RefreshToken = token })).Status);
        Assert.Single(await DevicesAsync(tokens.PersonId));
    }

    [Fact]
    public async Task Devices_AreListedByTheirNames_AndEndedOneByOne()
    {
        var phone = await SignedInAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await SignInAsync("budi.s", Password, Phone with { Device = "Lab sekolah 12" });
        var devices = await DevicesAsync(phone.PersonId);
        Assert.Equal(["Lab sekolah 12", "Redmi 9A"], devices.Select(device => device.Name));

        var (mine, lab) = (phone.PersonId, devices[0].SessionId);
        Assert.Equal(0, await EndAsync(Guid.CreateVersion7(), lab));
        Assert.Equal(1, await EndAsync(mine, lab));
        Assert.Equal(0, await EndAsync(mine, lab));

        Assert.Equal("Redmi 9A", Assert.Single(await DevicesAsync(mine)).Name);
        Assert.Equal(SignInStatus.SignedIn, (await RefreshAsync(phone)).Status);

        Task<int> EndAsync(Guid person, Guid session) => WithAsync<SessionDesk, int>(
            desk => desk.EndAsync(found => found.PersonId == person && found.SessionId == session, SessionEnd.Revoked));
    }

    [Fact]
    public async Task SigningKeys_RotateAheadOfTime_AndStayUntilTheirTokensHaveExpired()
    {
        var keys = Get<SigningKeys>();
        var first = Assert.Single(keys.Public).KeyId;

        Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(30));
        await keys.LoadAsync();
        Assert.Equal(2, keys.Public.Length);
        Assert.Equal(first, keys.Current.Key.KeyId);

        Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(keys.Public[1].KeyId, keys.Current.Key.KeyId);

        Clock.Advance(TimeSpan.FromHours(2));
        await keys.LoadAsync();
        Assert.Equal([keys.Current.Key.KeyId], keys.Public.Select(key => key.KeyId));
    }

    [Fact]
    public async Task SigningKeys_OfSilosThatRace_AreTheSame()
    {
        var silos = Enumerable.Range(0, 4).Select(_ => Build()).ToArray();
        Clock.Advance(TimeSpan.FromDays(31));

        await Task.WhenAll(silos.Select(silo => AccountSetup.PrepareAsync(silo)));

        Assert.Single(silos.Select(silo => silo.Keys().Current.Key.KeyId).Distinct());
        foreach (var silo in silos)
            await silo.DisposeAsync();
    }

    [Fact]
    public async Task AnotherMasterKey_OpensNothing_AndSaysSo()
    {
        await using var stranger = Build("others.keys");

        var fault = await Assert.ThrowsAsync<Keys.KeyException>(() => AccountSetup.PrepareAsync(stranger));

        Assert.Contains("file of keys", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_AndTables_AreTheSame()
    {
        await using var database = await Get<IDbContextFactory<AccountsContext>>().CreateDbContextAsync();
        Assert.Empty(await database.Users.ToListAsync());
        Assert.Empty(await database.UserTokens.ToListAsync());
        Assert.Empty(await database.Sessions.ToListAsync());
        Assert.Empty(await database.PersonKeys.ToListAsync());
        Assert.Equal(3, (await database.ServiceKeys.ToListAsync()).Count);
        Assert.Single(await database.SigningKeys.ToListAsync());
        Assert.Empty(await database.SignInFailures.ToListAsync());
        Assert.Empty(await database.UsedCodes.ToListAsync());
        Assert.Empty(await database.PasswordResets.ToListAsync());
        Assert.Empty(await database.RoleRequests.ToListAsync());
        Assert.False((await database.Administration.SingleAsync()).HadAdministrator);
        Assert.Empty(await database.AuditEntries.ToListAsync());
        Assert.Equal(0, (await database.AuditHeads.SingleAsync()).Sequence);
    }
}
