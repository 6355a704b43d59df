using EnglishLearning.Accounts.People;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>What is known of somebody by name, put right.</summary>
public abstract partial class AccountContract
{
    [Fact]
    public async Task Profile_IsPutRightWithThePassword_AndSignsInByTheNewAddress()
    {
        var budi = await SignedInAsync();
        await SignedInAsync(Siti());
        var by = new Actor(budi.PersonId, Home);

        Assert.Equal(ProfileStatus.PasswordWrong, (await ChangeAsync(by, "not the password", "Budi", null)).Status);
        Assert.Equal(ProfileStatus.EmailTaken, (await ChangeAsync(by, Password, null, "SITI@example.id")).Status);
        Assert.Equal(ProfileStatus.Unknown, (await ChangeAsync(new(Guid.NewGuid(), Home), Password, "Budi", null)).Status);
        Assert.Equal("Budi Santoso", (await ProfileAsync(budi.PersonId))!.Name);

        var changed = (await ChangeAsync(by, Password, "Budi Hartono", "budi.h@example.id")).Profile!;
        Assert.Equal(("Budi Hartono", "budi.h@example.id"), (changed.Name, changed.Email));
        Assert.Equal(changed, await ProfileAsync(budi.PersonId));
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.h@example.id", Password)).Status);
        Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi@example.id", Password)).Status);
        Assert.Null((await ChangeAsync(by, Password, null, "")).Profile!.Email);
        Assert.Equal(ProfileStatus.Done, (await ChangeAsync(by, Password, "Budi Hartono", "")).Status);
        Assert.Equal(["name email", "email"], (await LogAsync(AuditAction.PersonChanged)).Select(entry => entry.Detail));
        Assert.DoesNotContain("Hartono", await EverythingStoredAsync(), StringComparison.Ordinal);
        Assert.Equal(SignInStatus.SignedIn, (await RefreshAsync(budi)).Status);
    }

    [Fact]
    public async Task ABirthDateOfAChild_PutRightByAnAdministrator_WaitsForAGuardian()
    {
        var budi = await SignedInAsync();
        var child = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddYears(-12);

        var corrected = await WithAsync<ProfileDesk, ProfileReply>(desk => desk.CorrectAsync(Bu, budi.PersonId, new(null, null, child)));

        Assert.Equal((ProfileStatus.Done, child), (corrected.Status, corrected.Profile!.BirthDate!.Value));
        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(budi)).Status);
        var asked = Assert.IsType<ConsentNeededReply>(await SignInAsync("budi.s", Password));
        Assert.Equal(ConsentStatus.Done, (await DecideAsync(asked.Code, ConsentDecision.Given)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);
        // Asked once: a date put right again, of a child still, changes nothing of it.
        await WithAsync<ProfileDesk, ProfileReply>(desk => desk.CorrectAsync(Bu, budi.PersonId, new(null, null, child.AddDays(1))));
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);
        Assert.Equal(["birth-date", "birth-date"], (await LogAsync(AuditAction.PersonChanged)).Select(entry => entry.Detail));
        Assert.Equal(ProfileStatus.Unknown, (await WithAsync<ProfileDesk, ProfileReply>(desk => desk.CorrectAsync(Bu, Guid.NewGuid(), new("x", null, null)))).Status);
    }

    private Task<ProfileReply> ChangeAsync(Actor by, string password, string? name, string? email) =>
        WithAsync<ProfileDesk, ProfileReply>(desk => desk.ChangeAsync(by, new(password), name, email));

    private Task<ProfileView?> ProfileAsync(Guid personId) => WithAsync<ProfileDesk, ProfileView?>(desk => desk.ReadAsync(personId));
}
