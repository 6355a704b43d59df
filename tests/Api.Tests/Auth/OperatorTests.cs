using System.Text;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EnglishLearning.Api.Tests.Auth;

/// <summary>The pages of operators, opened by accounts.</summary>
public sealed class OperatorTests : IAsyncLifetime
{
    private const string Page = OperatorAccess.DashboardPath + "/page";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private ApiHost _host = null!;

    private FakeSignIn SignIns => _host.Grains.SignIn;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync(
            register: services => services.AddSingleton<TimeProvider>(_clock), map: app => app.MapGet(Page, () => "figures").RequiresOperator());
        _host.Client.DefaultRequestHeaders.Authorization = null;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("operator", 200)]
    [InlineData("administrator", 403)]
    [InlineData("student", 403)]
    public async Task AToken_OpensThem_WhereItsRolesMayOperate(string role, int status)
    {
        _host.SignInAnew(role);
        Assert.Equal(status, (await _host.GetAsync(Page)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer x")]
    [InlineData("Basic")]
    [InlineData("Basic %%%")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Digest x")]
    public async Task WhoeverShowsNothingGood_IsToldHowToSignIn(string? authorization)
    {
        var answer = await GetAsync(authorization);
        Assert.Equal((401, "operator-sign-in"), (answer.Status, answer.Code));
        Assert.Equal("Basic", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        Assert.Empty(SignIns.Asked);
    }

    [Theory]
    [InlineData("operator", 200)]
    [InlineData("student", 403)]
    public async Task LoginAndPassword_SignIn_Once_HoweverOftenThePageAsks(string role, int status)
    {
        LetIn(role);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => GetAsync(Basic("ani:pass:word"))));
        for (var i = 0; i < 5; i++)
            Assert.Equal(status, (await GetAsync(Basic("ani:pass:word"))).Status);

        Assert.All(answers, answer => Assert.Equal(status, answer.Status));
        var (login, password, code, caller) = Assert.Single(Asked());
        Assert.Equal(("ani", "pass:word", null, "127.0.0.1"), (login, password.Value, code, caller.Address));
    }

    [Fact]
    public async Task SignedInAgain_OnlyWhenTheTokenEnds_AndTheOldSessionGoes()
    {
        var session = LetIn("operator");
        await GetAsync(Basic("ani:password"));
        _clock.Advance(TimeSpan.FromMinutes(59));
        await GetAsync(Basic("ani:password"));
        Assert.Single(Asked());
        _clock.Advance(TimeSpan.FromMinutes(2));

        LetIn("operator");
        Assert.Equal(200, (await GetAsync(Basic("ani:password"))).Status);
        Assert.Equal(2, Asked().Count);
        Assert.Contains(SignIns.Asked, asked => asked is ValueTuple<Actor, Guid, bool> ended && ended.Item2 == session && ended.Item3);
    }

    [Fact]
    public async Task AnEndedSession_IsOut_AndWhoIsNoOperatorAnyMoreStaysOut()
    {
        var session = LetIn("operator");
        Assert.Equal(200, (await GetAsync(Basic("ani:password"))).Status);

        LetIn("student");
        SignIns.Rules = SignIns.Rules with { EndedSessions = [session] };
        var before = SignIns.Polls;
        while (SignIns.Polls < before + 2)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(10);
        }

        Assert.Equal(403, (await GetAsync(Basic("ani:password"))).Status);
    }

    [Fact]
    public async Task ARefusal_IsRemembered_SoThatAForgottenPageLocksNobodyOut()
    {
        for (var i = 0; i < 20; i++)
            Assert.Equal(401, (await GetAsync(Basic("ani:wrong"))).Status);
        Assert.Single(Asked());

        LetIn("operator");
        Assert.Equal(200, (await GetAsync(Basic("ani:right"))).Status);
        Assert.Equal(401, (await GetAsync(Basic("ani:wrong"))).Status);
        _clock.Advance(TimeSpan.FromMinutes(10));
        LetIn("operator");
        Assert.Equal(200, (await GetAsync(Basic("ani:wrong"))).Status);
    }

    [Fact]
    public async Task ALock_SaysForHowLong_AndIsAskedForAnew()
    {
        SignIns.Reply = new(SignInStatus.Locked, RetryAfter: TimeSpan.FromSeconds(90));
        var locked = await GetAsync(Basic("ani:password"));
        Assert.Equal((429, "sign-in-locked", 90d), (locked.Status, locked.Code, locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        LetIn("operator");
        Assert.Equal(200, (await GetAsync(Basic("ani:password"))).Status);
    }

    [Theory]
    [InlineData("pisang goreng 123456", "pisang goreng", "123456")]
    [InlineData("pisang goreng ABCDE-FGHJK", "pisang goreng", "ABCDE-FGHJK")]
    public async Task ACodeBehindThePassword_IsTheSecondFactor(string typed, string password, string code)
    {
        LetIn("operator");
        Assert.Equal(200, (await GetAsync(Basic($"ani:{typed}"))).Status);
        var asked = Assert.Single(Asked());
        Assert.Equal((password, code), (asked.Password.Value, asked.Code!.Value.Value));
    }

    [Theory]
    [InlineData("pisang goreng di sore hari", 1)]
    [InlineData("rumah nomor 123456", 2)]
    public async Task APasswordWithSpaces_IsTriedWhole(string password, int tries)
    {
        Assert.Equal(401, (await GetAsync(Basic($"ani:{password}"))).Status);
        Assert.Equal((tries, password, null), (Asked().Count, Asked()[^1].Password.Value, Asked()[^1].Code));
    }

    [Fact]
    public async Task Basic_OpensNothingElse()
    {
        LetIn("student");
        var answer = await GetAsync(Basic("ani:password"), "/v1/me/progress");
        Assert.Equal((401, "unauthenticated"), (answer.Status, answer.Code));
        Assert.Empty(SignIns.Asked);
    }

    /// <returns>The session of the token that the next sign-in gives.</returns>
    private Guid LetIn(string role)
    {
        var session = Guid.CreateVersion7();
        var jwt = new Jwt(_clock.GetUtcNow());
        (jwt.Claims["sid"], jwt.Claims["role"]) = (session.ToString(), role);
        var tokens = new TokenSet(Guid.NewGuid(), new(jwt.ToString()), TimeSpan.FromMinutes(15), new("refresh"), null, null);
        SignIns.Reply = new(SignInStatus.SignedIn, tokens);
        return session;
    }

    private List<(string Login, Secret Password, Secret? Code, Caller Caller)> Asked() =>
        [.. SignIns.Asked.OfType<(string, Secret, Secret?, Caller)>()];

    private static string Basic(string pair) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}";

    private async Task<Answered> GetAsync(string? authorization, string path = Page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Answered.ReadAsync(await _host.Client.SendAsync(request));
    }
}
