using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Guests have a session as everybody has, and no account.</summary>
public abstract partial class AccountContract
{
    private Task<TokenSet> GuestAsync() => WithAsync<SessionDesk, TokenSet>(desk => desk.BeginGuestAsync("Asia/Jayapura"));

    [Fact]
    public async Task Guest_HasASession_IsRenewed_AndIsNobody()
    {
        var guest = await GuestAsync();
        Assert.Equal(("Asia/Jayapura", null), (guest.TimeZone, guest.DeviceToken));

        var renewed = await RefreshAsync(guest);

        Assert.Equal((SignInStatus.SignedIn, guest.PersonId), (renewed.Status, renewed.Tokens?.PersonId));
        Assert.Equal("", Assert.Single(await DevicesAsync(guest.PersonId)).Name);
        await using var database = await Get<IDbContextFactory<AccountsContext>>().CreateDbContextAsync();
        Assert.Empty(await database.Users.ToListAsync());
        Assert.Empty(await database.PersonKeys.ToListAsync());
    }

    [Fact]
    public async Task GuestsAtOnce_AreAllStored()
    {
        var guests = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(GuestAsync)));

        Assert.Equal(500, guests.Select(guest => guest.PersonId).Distinct().Count());
        await using var database = await Get<IDbContextFactory<AccountsContext>>().CreateDbContextAsync();
        Assert.Equal(500, await database.Sessions.CountAsync());
    }

    [Fact]
    public async Task Guest_BecomesAnAccount_WithTheSameId_Once()
    {
        var guest = await GuestAsync();

        Assert.Equal(guest.PersonId, (await SignedInAsync(Budi(guest.PersonId))).PersonId);

        var again = await RegisterAsync(Budi(guest.PersonId) with { Login = "other", Email = null });
        Assert.Equal(SignInStatus.AlreadyAccount, again.Status);
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(2015)]
    public async Task GuestsTokens_AreNoWayAroundThePassword_OnceThereIsAnAccount(int born)
    {
        var guest = await GuestAsync();
        var renewed = (await RefreshAsync(guest)).Tokens!;
        await RegisterAsync(Budi(guest.PersonId) with { BirthDate = new DateOnly(born, 1, 1) });

        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(renewed)).Status);
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(guest)).Status);
        Assert.Single(await WithAsync<SessionDesk, System.Collections.Immutable.ImmutableArray<Guid>>(desk => desk.EndedAsync()));
    }

    [Fact]
    public async Task Guest_WhoseNameIsTaken_IsStillAGuest()
    {
        await SignedInAsync();
        var guest = await GuestAsync();

        Assert.Equal(SignInStatus.LoginTaken, (await RegisterAsync(Budi(guest.PersonId) with { Email = null })).Status);

        Assert.Equal(SignInStatus.SignedIn, (await RefreshAsync(guest)).Status);
    }

    [Fact]
    public async Task Guest_WhoHasSignedOut_OrNeverWas_BecomesNoAccount()
    {
        var guest = await GuestAsync();
        await WithAsync<SessionDesk, int>(desk => desk.EndAsync(session => session.PersonId == guest.PersonId, SessionEnd.SignedOut));

        Assert.Equal(SignInStatus.Refused, (await RegisterAsync(Budi(guest.PersonId))).Status);
        Assert.Equal(SignInStatus.Refused, (await RegisterAsync(Budi(Guid.CreateVersion7()))).Status);
    }

    [Fact]
    public async Task Guest_RegisteredByTwoAtOnce_IsOneAccount_AndNoTokenOfTheGuestIsLeft()
    {
        var guest = await GuestAsync();

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => Task.Run(() => RegisterAsync(Budi(guest.PersonId) with { Login = $"budi{i}", Email = null }))));
        var refreshed = await RefreshAsync(guest);

        Assert.Equal(1, replies.Count(reply => reply.Status == SignInStatus.SignedIn));
        Assert.Equal(SignInStatus.Refused, refreshed.Status);
        Assert.Single(await DevicesAsync(guest.PersonId));
    }

    [Fact]
    public async Task Guest_WhileTheStoreCloses_IsRefused()
    {
        var silo = Build();
        await silo.GetRequiredService<GuestSessions>().DisposeAsync();
        await using var scope = silo.CreateAsyncScope();

        var fault = await Assert.ThrowsAsync<StorageException>(() => scope.ServiceProvider.GetRequiredService<SessionDesk>().BeginGuestAsync("Asia/Jakarta"));

        Assert.Equal(StorageFault.Unavailable, fault.Fault);
    }
}
