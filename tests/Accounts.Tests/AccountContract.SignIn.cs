using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

public abstract partial class AccountContract
{
    private static Caller From(int host) => new($"198.51.100.{host}", "x", null);

    [Theory]
    [InlineData("budi.s")]
    [InlineData("BUDI.S")]
    [InlineData("budi@example.id")]
    [InlineData("Budi@Example.id")]
    public async Task SignIn_ByNameOrEmail_InAnyCase(string login)
    {
        var registered = await SignedInAsync();

        var reply = await SignInAsync(login, Password);

        Assert.Equal((SignInStatus.SignedIn, registered.PersonId), (reply.Status, reply.Tokens?.PersonId));
    }

    [Theory]
    [InlineData("budi.s", "pisang goreng di pagi hari")]
    [InlineData("budi.s", "")]
    [InlineData("", Password)]
    [InlineData("siti", Password)]
    [InlineData("siti@example.id", Password)]
    [InlineData("budi.s' OR 1=1 --", Password)]
    public async Task SignIn_ThatIsWrong_IsRefusedAlike(string login, string password)
    {
        await SignedInAsync();

        Assert.Equal(new SignInReply(SignInStatus.Refused), await SignInAsync(login, password));
    }

    [Fact]
    public async Task WhatNamesAPerson_IsNowhereInTheDatabase()
    {
        await SignedInAsync();

        var stored = await EverythingStoredAsync();

        Assert.Contains("es256-", stored, StringComparison.Ordinal);
        foreach (var name in new[] { "budi", "example.id", "Santoso", "2000-08-17", "Redmi", Password })
            Assert.DoesNotContain(name, stored, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task NameAndEmail_AreTakenOnce_AlsoWhenTwoCome()
    {
        await SignedInAsync();

        Assert.Equal(SignInStatus.LoginTaken, (await RegisterAsync(Budi() with { Login = "BUDI.s", Email = null })).Status);
        Assert.Equal(SignInStatus.LoginTaken, (await RegisterAsync(Budi() with { Login = "budi2", Email = "BUDI@example.id" })).Status);

        var raced = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RegisterAsync(Budi() with { Login = "siti", Email = null })));
        Assert.Equal(1, raced.Count(reply => reply.Status == SignInStatus.SignedIn));
        Assert.Equal(3, raced.Count(reply => reply.Status == SignInStatus.LoginTaken));
    }

    [Theory]
    [InlineData(2009, 11, 22, SignInStatus.SignedIn)]
    [InlineData(2009, 11, 23, SignInStatus.SignedIn)]
    [InlineData(2009, 11, 24, SignInStatus.ConsentNeeded)]
    [InlineData(2015, 1, 1, SignInStatus.ConsentNeeded)]
    public async Task BelowSeventeen_NobodyComesInWithoutAGuardian(int year, int month, int day, SignInStatus expected)
    {
        Assert.Equal(expected, (await RegisterAsync(Budi() with { BirthDate = new DateOnly(year, month, day) })).Status);
        Assert.Equal(expected, (await SignInAsync("budi.s", Password)).Status);
    }

    [Theory]
    [InlineData("pendek", SignInStatus.PasswordTooShort)]
    [InlineData("passwordpassword", SignInStatus.PasswordCommon)]
    [InlineData("1234567890", SignInStatus.PasswordCommon)]
    [InlineData("qwertyuiop", SignInStatus.PasswordCommon)]
    [InlineData("aaaaaaaaaaaaaaaa", SignInStatus.PasswordCommon)]
    [InlineData("Budi Santoso", SignInStatus.PasswordCommon)]
    [InlineData("pisang goreng di sore hari", SignInStatus.SignedIn)]
    [InlineData("kucing-meja-lampu", SignInStatus.SignedIn)]
    public async Task Password_IsJudgedByLengthAndLists(string password, SignInStatus expected) =>
        Assert.Equal(expected, (await RegisterAsync(Budi() with { Password = new(password) })).Status);

    [Fact]
    public async Task Password_BeyondAllMeasure_IsRefusedUnhashed() =>
        Assert.Equal(SignInStatus.PasswordTooLong, (await RegisterAsync(Budi() with { Password = new(new string('x', 129)) })).Status);

    [Theory]
    [InlineData("budi.s")]
    [InlineData("nobody")]
    public async Task FiveFailures_LockStrangersOut_ForFiveMinutes_WhetherOrNotThereIsSuchAnAccount(string login)
    {
        await SignedInAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(SignInStatus.Refused, (await SignInAsync(login, "wrong", From(i))).Status);
            Clock.Advance(TimeSpan.FromSeconds(10));
        }

        var locked = await SignInAsync(login, Password, From(9));

        Assert.Equal((SignInStatus.Locked, TimeSpan.FromSeconds(250)), (locked.Status, locked.RetryAfter));
        // What is refused while it is locked makes it no longer.
        for (var i = 0; i < 20; i++)
            Assert.Equal(SignInStatus.Locked, (await SignInAsync(login, "wrong", From(i))).Status);
        Clock.Advance(TimeSpan.FromSeconds(251));
        Assert.NotEqual(SignInStatus.Locked, (await SignInAsync(login, Password, From(9))).Status);
    }

    [Fact]
    public async Task KnownDevice_IsLetIn_WhileStrangersAreLockedOut_AndCountsByItself()
    {
        var device = (await SignedInAsync()).DeviceToken;
        for (var i = 0; i < 6; i++)
            await SignInAsync("budi.s", "wrong", From(i));
        Assert.Equal(SignInStatus.Locked, (await SignInAsync("budi.s", Password)).Status);

        var known = Phone with { DeviceToken = device };
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password, known)).Status);

        for (var i = 0; i < 5; i++)
            Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi.s", "wrong", known)).Status);
        Assert.Equal(SignInStatus.Locked, (await SignInAsync("budi.s", Password, known)).Status);
    }

    [Fact]
    public async Task DeviceToken_OfSomebodyElse_OrForged_IsThatOfAStranger()
    {
        var siti = await SignedInAsync(Budi() with { Login = "siti", Email = null });
        await SignedInAsync();
        for (var i = 0; i < 5; i++)
            await SignInAsync("budi.s", "wrong", From(i));

        foreach (var token in new[] { siti.DeviceToken, siti.RefreshToken, siti.AccessToken, new Secret("x.y.z") })
            Assert.Equal(SignInStatus.Locked, (await SignInAsync("budi.s", Password, Phone with { DeviceToken = token })).Status);
    }

    [Fact]
    public async Task OneAddress_TryingOneAccountAfterAnother_IsLockedOut()
    {
        await SignedInAsync();
        for (var i = 0; i < Get<SignInRules>().FailuresByAddress; i++)
            Assert.Equal(SignInStatus.Refused, (await SignInAsync($"pupil{i}", "wrong")).Status);

        Assert.Equal(SignInStatus.Locked, (await SignInAsync("budi.s", Password)).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password, From(1))).Status);
    }
}
