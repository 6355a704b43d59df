using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Passwords;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>New passwords.</summary>
public abstract partial class AccountContract
{
    private const string NewPassword = "kopi tubruk tanpa gula";

    private async Task<CredentialReply> ChangeAsync(TokenSet tokens, string current, string next)
    {
        var session = (await DevicesAsync(tokens.PersonId)).OrderBy(device => device.SignedInAt).First().SessionId;
        return await WithAsync<PasswordChangeDesk, CredentialReply>(desk => desk.ChangeAsync(Self(tokens), session, new(current), new(next)));
    }

    private async Task<string> IssuedAsync(TokenSet tokens) =>
        (await WithAsync<PasswordResetDesk, IssuedReset?>(desk => desk.IssueAsync(tokens.PersonId, Bu)))!.Code.Value;

    private Task<CredentialReply> ResetAsync(string login, string code, string password = NewPassword, Caller? caller = null) =>
        WithAsync<PasswordResetDesk, CredentialReply>(desk => desk.ResetAsync(login, new(code), new(password), caller ?? Phone));

    private async Task<IEnumerable<AuditAction>> ActionsAsync() =>
        (await WithAsync<AuditReader, IReadOnlyList<AuditEntry>>(reader => reader.ReadAsync(null, null, null, 100))).Reverse().Select(entry => entry.Row.Action);

    [Fact]
    public async Task Change_TakesTheNewPassword_AndSignsAllOthersOut()
    {
        var first = await SignedInAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = (await SignInAsync("budi.s", Password)).Tokens!;

        Assert.Equal(SignInStatus.Done, (await ChangeAsync(first, Password, NewPassword)).Status);

        Assert.Equal(SignInStatus.Refused, (await RefreshAsync(second)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await RefreshAsync(first)).Status);
        Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi.s", Password)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", NewPassword)).Status);
    }

    [Theory]
    [InlineData("wrong", NewPassword, SignInStatus.PasswordWrong)]
    [InlineData(Password, "pendek", SignInStatus.PasswordTooShort)]
    [InlineData(Password, "Budi Santoso", SignInStatus.PasswordCommon)]
    [InlineData("wrong", "pendek", SignInStatus.PasswordWrong)]
    public async Task Change_ThatIsNotGood_ChangesNothing(string current, string next, SignInStatus expected)
    {
        var tokens = await SignedInAsync();
        Assert.Equal(expected, (await ChangeAsync(tokens, current, next)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);
    }

    [Fact]
    public async Task Change_ByAGuest_IsRefused() =>
        Assert.Equal(SignInStatus.NoAccount, (await ChangeAsync(await GuestAsync(), Password, NewPassword)).Status);

    [Fact]
    public async Task SignIn_ThatIsBeingHashedWhileThePasswordChanges_IsNotLetInByTheOldOne()
    {
        var tokens = await SignedInAsync();
        Hasher.Held = Password;
        var late = Task.Run(() => SignInAsync("budi.s", Password, From(1)));
        await Hasher.Reached;
        var code = await IssuedAsync(tokens);
        Assert.Equal(SignInStatus.Done, (await ResetAsync("budi.s", code)).Status);
        Hasher.Release();

        Assert.Equal(SignInStatus.Refused, (await late).Status);
        Assert.Empty(await DevicesAsync(tokens.PersonId));
    }

    [Fact]
    public async Task Reset_ByACode_IsGoodOnce_InAnyWriting_AndSignsEverybodyOut()
    {
        var tokens = await SignedInAsync();
        var code = await IssuedAsync(tokens);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$", code);

        Assert.Equal(SignInStatus.Done, (await ResetAsync("budi@example.id", code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant())).Status);

        Assert.Empty(await DevicesAsync(tokens.PersonId));
        Assert.Equal(SignInStatus.Refused, (await ResetAsync("budi.s", code, "kopi susu dengan gula aren")).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", NewPassword)).Status);
        Assert.Equal(
            [AuditAction.AccountMade, AuditAction.ResetIssued, AuditAction.ResetUsed, AuditAction.SignInFailed, AuditAction.SignedIn],
            await ActionsAsync());
    }

    [Fact]
    public async Task ResetCode_EndsAfterADay_AndWhenANewOneIsIssued()
    {
        var tokens = await SignedInAsync();
        var first = await IssuedAsync(tokens);
        var second = await IssuedAsync(tokens);
        Assert.Equal(SignInStatus.Refused, (await ResetAsync("budi.s", first)).Status);
        Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(SignInStatus.Refused, (await ResetAsync("budi.s", second)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);
    }

    [Fact]
    public async Task ResetCode_BroughtByManyAtOnce_IsUsedOnce()
    {
        var code = await IssuedAsync(await SignedInAsync());
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => ResetAsync("budi.s", code, $"{NewPassword} {i}", From(i)))));
        Assert.Equal(1, replies.Count(reply => reply.Status == SignInStatus.Done));
    }

    [Fact]
    public async Task Reset_TellsAStrangerNothing_AndLocksAsSigningInDoes()
    {
        await IssuedAsync(await SignedInAsync());

        Assert.Equal(await GuessedAsync("nobody"), await GuessedAsync("budi.s"));

        // The count is that of signing in.
        Assert.Equal(SignInStatus.Locked, (await SignInAsync("budi.s", Password, From(9))).Status);

        async Task<CredentialReply[]> GuessedAsync(string login)
        {
            var replies = new List<CredentialReply> { await ResetAsync(login, "AAAA-AAAA-AAAA", "pendek"), await ResetAsync(login, "AAAA-AAAA-AAAA", "password1234") };
            for (var i = 0; i < 7; i++)
                replies.Add(await ResetAsync(login, "AAAA-AAAA-AAAA", caller: From(i)));
            return [.. replies];
        }
    }

    [Fact]
    public async Task ResetCode_OfAnother_OpensNothing_AndOneLikeTheirNameIsNotSpent()
    {
        var code = await IssuedAsync(await SignedInAsync());
        await SignedInAsync(Budi() with { Login = "siti", Email = null });
        Assert.Equal(SignInStatus.Refused, (await ResetAsync("siti", code)).Status);

        Assert.Equal(SignInStatus.PasswordCommon, (await ResetAsync("budi.s", code, "Budi Santoso")).Status);
        Assert.Equal(SignInStatus.Done, (await ResetAsync("budi.s", code)).Status);
    }

    [Fact]
    public async Task Reset_LeavesTheSecondFactor()
    {
        var (tokens, key, _) = await WithSecondFactorAsync();
        Assert.Equal(SignInStatus.Done, (await ResetAsync("budi.s", await IssuedAsync(tokens))).Status);
        Assert.Equal(SignInStatus.CodeNeeded, (await SignInAsync("budi.s", NewPassword)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", NewPassword, code: Authenticator.Code(key, 1))).Status);
    }

    [Fact]
    public async Task ResetCode_ForNobody_IsNone() =>
        Assert.Null(await WithAsync<PasswordResetDesk, IssuedReset?>(desk => desk.IssueAsync(Guid.CreateVersion7(), Bu)));

    [Fact]
    public async Task WhatPeopleDoToSignIn_IsInTheAuditLog()
    {
        var tokens = await SignedInAsync();
        await RefreshAsync(tokens);
        await RefreshAsync(tokens);
        for (var i = 0; i < 5; i++)
            await SignInAsync(i == 0 ? "nobody" : "budi.s", "wrong", From(1));
        await SignInAsync("budi.s", "wrong", From(1));
        await SignInAsync("budi.s", "wrong", From(1));
        var session = (await SignInAsync("budi.s", Password, Phone with { DeviceToken = tokens.DeviceToken })).Tokens!;
        var device = (await DevicesAsync(session.PersonId))[0].SessionId;
        Assert.True(await WithAsync<SignIn.SessionDesk, bool>(desk => desk.EndAsync(Self(session), device, Data.SessionEnd.SignedOut)));
        Assert.False(await WithAsync<SignIn.SessionDesk, bool>(desk => desk.EndAsync(Self(session), device, Data.SessionEnd.SignedOut)));

        var entries = (await WithAsync<AuditReader, IReadOnlyList<AuditEntry>>(reader => reader.ReadAsync(null, null, null, 100))).Reverse().ToArray();

        Assert.Equal(
            [
                AuditAction.AccountMade, AuditAction.RefreshReused, AuditAction.SignInFailed, AuditAction.SignInFailed, AuditAction.SignInFailed,
                AuditAction.SignInFailed, AuditAction.SignInFailed, AuditAction.SignInFailed, AuditAction.SignInLocked, AuditAction.SignedIn,
                AuditAction.SessionEnded,
            ],
            entries.Select(entry => entry.Row.Action));
        Assert.Equal(Enumerable.Repeat((Guid?)tokens.PersonId, 10), entries.Where((_, at) => at != 2).Select(entry => entry.Row.SubjectId));
        Assert.Null(entries[2].Row.SubjectId);
        Assert.Equal(["203.0.113.7", "203.0.113.7", "198.51.100.1"], entries.Take(3).Select(entry => entry.Address));
        Assert.Null((await VerdictAsync()).Fault);
    }
}
