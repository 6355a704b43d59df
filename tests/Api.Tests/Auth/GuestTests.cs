using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EnglishLearning.Api.Tests.Auth;

public sealed class GuestTests : IAsyncLifetime
{
    private const string Path = "/v1/auth/guest";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private ApiHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ApiHost.StartAsync(register: services => services.AddSingleton<TimeProvider>(_clock));
        _host.Client.DefaultRequestHeaders.Authorization = null;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("", "Asia/Jakarta")]
    [InlineData("null", "Asia/Jakarta")]
    [InlineData("{}", "Asia/Jakarta")]
    [InlineData("{\"timeZone\":null}", "Asia/Jakarta")]
    [InlineData("{\"timeZone\":\"Asia/Makassar\"}", "Asia/Makassar")]
    [InlineData("{\"timeZone\":\"Europe/London\"}", "Europe/London")]
    public async Task Guest_IsRegisteredAndMayPractise(string body, string timeZone)
    {
        var guest = await _host.PostAsync(Path, body);
        Assert.Equal(200, guest.Status);
        Assert.Equal((900, "refresh"), ((int)guest.Json["expiresIn"]!, (string)guest.Json["refreshToken"]!));
        Assert.Null(guest.Json["deviceToken"]);
        Assert.Equal(timeZone, _host.Grains.Learner.TimeZone);
        var learnerId = (Guid)guest.Json["learnerId"]!;
        Assert.Equal((7, learnerId), (learnerId.Version, _host.Grains.LastKey));
        Use(guest);
        Assert.Equal(200, (await _host.GetAsync("/v1/me/progress")).Status);
        Assert.Equal(learnerId, _host.Grains.LastKey);
    }

    [Fact]
    public async Task Guest_WithoutAnyBody_IsRegistered() =>
        Assert.Equal(200, (await _host.SendAsync(HttpMethod.Post, Path, null)).Status);

    [Theory]
    [InlineData("{\"timeZone\":\"Asia/Jakata\"}", 422, "unknown-time-zone")]
    [InlineData("{\"timeZone\":\"asia/jakarta\"}", 422, "unknown-time-zone")]
    [InlineData("{\"timeZone\":\"+07:00\"}", 422, "unknown-time-zone")]
    [InlineData("{\"timeZone\":\"\"}", 422, "unknown-time-zone")]
    [InlineData("{\"timeZone\":\"../../etc/passwd\"}", 422, "unknown-time-zone")]
    [InlineData("{\"timeZone\":7}", 400, "invalid-body")]
    [InlineData("{\"timezone\":\"Asia/Jakarta\"}", 400, "invalid-body")]
    [InlineData("{", 400, "malformed-json")]
    public async Task BadBody_RegistersNobody(string body, int status, string code)
    {
        var answer = await _host.PostAsync(Path, body);
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Fact]
    public async Task DatabaseAway_GivesNoToken()
    {
        _host.Grains.Learner.Fault = new UnavailableException(UnavailableReason.Database, "away");
        var answer = await _host.PostAsync(Path, "{}");
        Assert.Equal((503, "database-unavailable"), (answer.Status, answer.Code));
    }

    /// <summary>Who sends one wants to go on with its learner, as renewal once was; a new learner would lose it unnoticed.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Guest_WithAToken_IsNotMadeAnew(bool good)
    {
        var jwt = new Jwt(_clock.GetUtcNow());
        if (!good)
            jwt.Sign = _ => new byte[64];
        _host.Client.DefaultRequestHeaders.Authorization = new("Bearer", jwt.ToString());
        var answer = await _host.PostAsync(Path, "");
        Assert.Equal((401, "unauthenticated"), (answer.Status, answer.Code));
        Assert.Equal(0, _host.Grains.Learner.Calls);
        Assert.Empty(_host.Grains.SignIn.Asked);
    }

    [Fact]
    public async Task Guests_AreNeverTheSame()
    {
        var ids = new HashSet<Guid>();
        for (var guest = 0; guest < 20; guest++)
            Assert.True(ids.Add((Guid)(await _host.PostAsync(Path, "")).Json["learnerId"]!));
    }

    private void Use(Answered guest) =>
        _host.Client.DefaultRequestHeaders.Authorization = new("Bearer", (string)guest.Json["accessToken"]!);
}
