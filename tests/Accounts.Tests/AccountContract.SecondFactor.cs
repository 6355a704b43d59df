using EnglishLearning.Accounts.SecondFactor;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>A second factor by an authenticator app.</summary>
public abstract partial class AccountContract
{
    private static Actor Self(TokenSet tokens) => new(tokens.PersonId, "203.0.113.7");

    private Task<CredentialReply> SecondFactorAsync(Func<SecondFactorDesk, Task<CredentialReply>> work) => WithAsync(work);

    /// <summary>An account with a second factor, its key and its recovery codes; the code of the present step is spent.</summary>
    private async Task<(TokenSet Tokens, string Key, string[] Recovery)> WithSecondFactorAsync()
    {
        var tokens = await SignedInAsync();
        var begun = await SecondFactorAsync(desk => desk.BeginAsync(Self(tokens), new(Password)));
        Assert.Equal(SignInStatus.Done, begun.Status);
        var key = begun.Key!.Value.Value;
        Assert.Equal($"otpauth://totp/EnglishLearning:budi.s?secret={key}&issuer=EnglishLearning&digits=6&period=30", begun.KeyUri!.Value.Value);
        var confirmed = await SecondFactorAsync(desk => desk.ConfirmAsync(Self(tokens), new(Authenticator.Code(key))));
        Assert.Equal(SignInStatus.Done, confirmed.Status);
        return (tokens, key, [.. confirmed.RecoveryCodes!.Value.Select(code => code.Value)]);
    }

    [Theory]
    [InlineData(1, "287082")]
    [InlineData(37037036, "081804")]
    [InlineData(41152263, "005924")]
    public void Authenticator_OfTheseTests_GivesTheVectorsOfTheStandard(long step, string code) =>
        Assert.Equal(code, Authenticator.Code("12345678901234567890"u8.ToArray(), step));

    [Fact]
    public async Task SecondFactor_IsAskedForOnceItIsConfirmed_AndNotBefore()
    {
        var tokens = await SignedInAsync();
        var key = (await SecondFactorAsync(desk => desk.BeginAsync(Self(tokens), new(Password)))).Key!.Value.Value;
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);
        Assert.Equal(SignInStatus.CodeWrong, (await SecondFactorAsync(desk => desk.ConfirmAsync(Self(tokens), new("000000")))).Status);

        var confirmed = await SecondFactorAsync(desk => desk.ConfirmAsync(Self(tokens), new(Authenticator.Code(key))));

        Assert.Equal((SignInStatus.Done, 10), (confirmed.Status, confirmed.RecoveryCodes?.Distinct().Count() ?? 0));
        Assert.Equal(new SecondFactorView(true, 10), await WithAsync<SecondFactorDesk, SecondFactorView>(desk => desk.ViewAsync(tokens.PersonId)));
        Assert.Equal(SignInStatus.CodeNeeded, (await SignInAsync("budi.s", Password)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password, code: Authenticator.Code(key, 1))).Status);
    }

    [Fact]
    public async Task Code_IsGoodOnce_InWhicheverFormItComes()
    {
        var (_, key, _) = await WithSecondFactorAsync();
        Assert.Equal(SignInStatus.CodeNeeded, (await SignInAsync("budi.s", Password, From(1), Authenticator.Code(key))).Status);
        var next = Authenticator.Code(key, 1);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password, From(1), $"{next[..3]} {next[3..]}")).Status);

        foreach (var again in new[] { next, $"{next[..3]}-{next[3..]}", $" {next}" })
            Assert.Equal(SignInStatus.CodeNeeded, (await SignInAsync("budi.s", Password, From(1), again)).Status);
    }

    [Fact]
    public async Task Code_BroughtByManyAtOnce_LetsInOne()
    {
        var (_, key, recovery) = await WithSecondFactorAsync();
        foreach (var code in new[] { Authenticator.Code(key, 1), recovery[0] })
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => SignInAsync("budi.s", Password, From(i), code))));
            Assert.Equal(1, replies.Count(reply => reply.Status == SignInStatus.SignedIn));
            Clock.Advance(TimeSpan.FromMinutes(5));
        }
    }

    [Fact]
    public async Task RecoveryCode_IsGoodOnce_WithoutItsHyphenToo()
    {
        var (tokens, _, recovery) = await WithSecondFactorAsync();
        var written = recovery[3].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password, From(1), written)).Status);

        Assert.Equal(SignInStatus.CodeNeeded, (await SignInAsync("budi.s", Password, From(1), recovery[3])).Status);
        Assert.Equal(9, (await WithAsync<SecondFactorDesk, SecondFactorView>(desk => desk.ViewAsync(tokens.PersonId))).RecoveryCodesLeft);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("000000")]
    [InlineData("AAAAA-AAAAA")]
    public async Task BeingAskedForTheCode_CountsAsAFailure(string? code)
    {
        await WithSecondFactorAsync();
        for (var i = 0; i < 5; i++)
            Assert.Equal(SignInStatus.CodeNeeded, (await SignInAsync("budi.s", Password, From(i), code)).Status);

        // Now nobody is told any more whether the password is right.
        Assert.Equal(SignInStatus.Locked, (await SignInAsync("budi.s", Password, From(8), code)).Status);
        Assert.Equal(SignInStatus.Locked, (await SignInAsync("budi.s", "wrong", From(8), code)).Status);
    }

    [Fact]
    public async Task StaffWhoAreAskedForTheirCodes_DoNotLockTheirSchool()
    {
        await WithSecondFactorAsync();
        for (var i = 0; i < 40; i++)
        {
            if (i % 4 == 0)
                Clock.Advance(TimeSpan.FromSeconds(1));
            await SignInAsync("budi.s", Password);
        }
        await SignedInAsync(Budi() with { Login = "siti", Email = null });

        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("siti", Password)).Status);
    }

    [Fact]
    public async Task Removal_NeedsPasswordAndCode_AndLeavesNothing()
    {
        var (tokens, key, recovery) = await WithSecondFactorAsync();
        var code = Authenticator.Code(key, 1);
        Assert.Equal(SignInStatus.PasswordWrong, (await SecondFactorAsync(desk => desk.RemoveAsync(Self(tokens), new("wrong"), new(code)))).Status);
        Assert.Equal(SignInStatus.CodeWrong, (await SecondFactorAsync(desk => desk.RemoveAsync(Self(tokens), new(Password), new("000000")))).Status);

        Assert.Equal(SignInStatus.Done, (await SecondFactorAsync(desk => desk.RemoveAsync(Self(tokens), new(Password), new(code)))).Status);

        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);
        Assert.Equal(SignInStatus.SecondFactorOff, (await SecondFactorAsync(desk => desk.RemoveAsync(Self(tokens), new(Password), new(recovery[0])))).Status);
        Assert.Equal(SignInStatus.SecondFactorOff, (await SecondFactorAsync(desk => desk.ConfirmAsync(Self(tokens), new(code)))).Status);
        Assert.Equal([AuditAction.AccountMade, AuditAction.SecondFactorOn, AuditAction.SignInFailed, AuditAction.SignInFailed, AuditAction.SecondFactorOff, AuditAction.SignedIn], await ActionsAsync());
    }

    [Fact]
    public async Task SecondFactor_ThatIsOn_IsNotBegunAnew_AndAGuestHasNone()
    {
        var (tokens, _, _) = await WithSecondFactorAsync();
        Assert.Equal(SignInStatus.SecondFactorOn, (await SecondFactorAsync(desk => desk.BeginAsync(Self(tokens), new(Password)))).Status);
        Assert.Equal(SignInStatus.SecondFactorOn, (await SecondFactorAsync(desk => desk.ConfirmAsync(Self(tokens), new("123456")))).Status);
        var guest = await GuestAsync();
        Assert.Equal(SignInStatus.NoAccount, (await SecondFactorAsync(desk => desk.BeginAsync(Self(guest), new(Password)))).Status);
        Assert.Equal(new SecondFactorView(false, 0), await WithAsync<SecondFactorDesk, SecondFactorView>(desk => desk.ViewAsync(guest.PersonId)));
    }

    [Fact]
    public async Task Thief_OfAToken_GuessesThePasswordAsSlowlyAsAnybody()
    {
        var tokens = await SignedInAsync();
        for (var i = 0; i < 5; i++)
            Assert.Equal(SignInStatus.PasswordWrong, (await SecondFactorAsync(desk => desk.BeginAsync(Self(tokens), new("wrong")))).Status);

        var locked = await SecondFactorAsync(desk => desk.BeginAsync(Self(tokens), new(Password)));

        Assert.Equal((SignInStatus.Locked, TimeSpan.FromMinutes(5)), (locked.Status, locked.RetryAfter));
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password)).Status);
    }

    [Fact]
    public async Task KeysAndCodes_AreNotInTheDatabaseAsTheyAre()
    {
        var (_, key, recovery) = await WithSecondFactorAsync();
        var stored = await EverythingStoredAsync();
        foreach (var secret in recovery.Append(key).Append(Authenticator.Code(key)))
            Assert.DoesNotContain($"\n{secret}", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(key, stored, StringComparison.OrdinalIgnoreCase);
    }
}
