using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
        Assert.Equal(3600, (int)guest.Json["expiresIn"]!);
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

    [Fact]
    public async Task RememberedToken_EndsWhenItExpires()
    {
        Use(await _host.PostAsync(Path, ""));
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await _host.GetAsync("/v1/me/progress")).Status);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(401, (await _host.GetAsync("/v1/me/progress")).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60 * 24)]
    [InlineData(60 * 24 * 30)]
    public async Task Token_BuysANewOneForTheSameLearner(int minutesLater)
    {
        var first = await _host.PostAsync(Path, "");
        Use(first);
        _clock.Advance(TimeSpan.FromMinutes(minutesLater));
        var renewed = await _host.PostAsync(Path, "");
        Assert.Equal(200, renewed.Status);
        Assert.Equal((Guid)first.Json["learnerId"]!, (Guid)renewed.Json["learnerId"]!);
        Assert.Equal((Guid)first.Json["learnerId"]!, _host.Grains.LastKey);
        Use(renewed);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await _host.GetAsync("/v1/me/progress")).Status);
    }

    [Fact]
    public async Task Token_ExpiredForLongerThanAnswersAreTaken_BuysNothing()
    {
        Use(await _host.PostAsync(Path, ""));
        _clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromDays(3 * 365));
        var answer = await _host.PostAsync(Path, "");
        Assert.Equal((401, "unauthenticated"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task ForgedToken_BuysNothing_RatherThanANewLearner()
    {
        var forged = new Jwt(_clock.GetUtcNow()) { Key = new byte[32] };
        _host.Client.DefaultRequestHeaders.Authorization = new("Bearer", forged.ToString());
        var answer = await _host.PostAsync(Path, "");
        Assert.Equal((401, "unauthenticated"), (answer.Status, answer.Code));
        Assert.Equal(0, _host.Grains.Learner.Calls);
    }

    [Fact]
    public async Task Guests_AreNeverTheSame()
    {
        var ids = new HashSet<Guid>();
        for (var guest = 0; guest < 20; guest++)
            Assert.True(ids.Add((Guid)(await _host.PostAsync(Path, "")).Json["learnerId"]!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public async Task Host_WithAWeakKey_DoesNotStart(int bytes) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => ApiHost.StartAsync(options => options.SigningKey = new byte[bytes]));

    private void Use(Answered guest) =>
        _host.Client.DefaultRequestHeaders.Authorization = new("Bearer", (string)guest.Json["accessToken"]!);
}
