using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>People who try to find out a password, or whether there is such an account.</summary>
public abstract partial class AccountContract
{
    private CountingHasher Hasher => Get<CountingHasher>();

    [Theory]
    [InlineData("budi.s")]
    [InlineData("nobody")]
    public async Task GuessesAtOnce_TellNoMoreThanGuessesInARow(string login)
    {
        await SignedInAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => SignInAsync(login, $"guess {i}", From(i)))));

        Assert.InRange(replies.Count(reply => reply.Status == SignInStatus.Refused), 0, 5);
        Assert.All(replies, reply => Assert.Contains(reply.Status, new[] { SignInStatus.Refused, SignInStatus.Locked }));
        Assert.All(replies.Where(reply => reply.Status == SignInStatus.Locked), reply => Assert.InRange(reply.RetryAfter.TotalSeconds, 1, 300));
    }

    [Fact]
    public async Task RightGuess_ThatComesOutOfTheHashAfterFiveWrongOnes_IsNotTold()
    {
        await SignedInAsync();
        Hasher.Held = Password;
        var right = Task.Run(() => SignInAsync("budi.s", Password, From(1)));
        await Hasher.Reached;
        for (var i = 0; i < 5; i++)
            Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi.s", $"guess {i}", From(i))).Status);
        Hasher.Release();

        var reply = await right;

        Assert.Equal((SignInStatus.Locked, null), (reply.Status, reply.Tokens));
    }

    [Fact]
    public async Task SchoolAtOnce_FromOneAddress_IsLetIn()
    {
        var pupils = Enumerable.Range(0, Get<SignInRules>().FailuresByAddress + 10).Select(i => $"pupil{i}").ToArray();
        foreach (var pupil in pupils)
            await SignedInAsync(Budi() with { Login = pupil, Email = null });

        var replies = await Task.WhenAll(pupils.Select(pupil => Task.Run(() => SignInAsync(pupil, Password))));

        Assert.All(replies, reply => Assert.Equal(SignInStatus.SignedIn, reply.Status));
    }

    [Fact]
    public async Task NameAndEmail_OfOneAccount_CountTogether()
    {
        await SignedInAsync();
        for (var i = 0; i < 5; i++)
            Assert.Equal(SignInStatus.Refused, (await SignInAsync(i % 2 == 0 ? "budi.s" : "budi@example.id", "wrong", From(i))).Status);

        Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi.s", Password, From(9))).Status);
        Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi@example.id", Password, From(9))).Status);
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi@example.id", Password, From(9))).Status);
    }

    /// <summary>Else whoever locks a name and finds an e-mail address locked has learned that both are there, and whose.</summary>
    [Fact]
    public async Task SecondLogin_OfALockedAccount_AnswersAsOneThatNobodyHas()
    {
        await SignedInAsync();

        var known = await GuessedAsync("budi.s", "budi@example.id");
        var unknown = await GuessedAsync("nobody", "nobody@example.id");

        Assert.Equal(unknown, known);

        async Task<SignInReply[]> GuessedAsync(params string[] logins)
        {
            var replies = new List<SignInReply>();
            // The last one with what is the right password of one of them.
            foreach (var login in logins)
            {
                for (var i = 0; i < 7; i++)
                    replies.Add(await SignInAsync(login, i == 3 && login.Contains('@') ? Password : "wrong", From(i)));
            }
            return [.. replies];
        }
    }

    [Fact]
    public async Task Device_ThatSignsInAgainAndAgain_KeepsItsCount()
    {
        var token = (await SignedInAsync()).DeviceToken;
        for (var i = 0; i < 5; i++)
        {
            var phone = Phone with { DeviceToken = token };
            Assert.Equal(SignInStatus.Refused, (await SignInAsync("budi.s", "wrong", phone)).Status);
            if (i == 4)
                break;
            Clock.Advance(TimeSpan.FromSeconds(1));
            var next = (await SignInAsync("budi.s", Password, phone)).Tokens?.DeviceToken;
            Assert.NotEqual(token, next);
            token = next;
        }

        Assert.Equal(SignInStatus.Locked, (await SignInAsync("budi.s", Password, Phone with { DeviceToken = token })).Status);
    }

    [Fact]
    public async Task TwoDevices_CountEachByItself()
    {
        var first = (await SignedInAsync()).DeviceToken;
        var second = (await SignInAsync("budi.s", Password)).Tokens?.DeviceToken;
        for (var i = 0; i < 5; i++)
            await SignInAsync("budi.s", "wrong", Phone with { DeviceToken = first });

        Assert.Equal(SignInStatus.Locked, (await SignInAsync("budi.s", Password, Phone with { DeviceToken = first })).Status);
        Assert.Equal(SignInStatus.SignedIn, (await SignInAsync("budi.s", Password, Phone with { DeviceToken = second })).Status);
    }

    /// <summary>As long for nobody as for somebody: one hash each, and none for either once it is locked.</summary>
    [Theory]
    [InlineData("budi.s")]
    [InlineData("budi@example.id")]
    [InlineData("nobody")]
    [InlineData("nobody@example.id")]
    public async Task EveryTry_IsHashedOnce_UntilItIsLocked(string login)
    {
        await SignedInAsync();
        for (var tries = 1; tries <= 7; tries++)
        {
            await SignInAsync(login, "wrong", From(tries));
            Assert.Equal(Math.Min(tries, 5), Hasher.Verified);
        }
    }

    [Fact]
    public async Task TwoDevices_ThatSignInAtOnce_AreBothIn()
    {
        await SignedInAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => SignInAsync("budi.s", Password, From(i)))));

        Assert.All(replies, reply => Assert.Equal(SignInStatus.SignedIn, reply.Status));
    }
}
