using System.Net;
using System.Text.Json.Nodes;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

/// <summary>From guest to account, over HTTP.</summary>
[Collection(SharedSilo.Name)]
public sealed class AccountTests(SiloFixture fixture)
{
    private const string Password = "pisang goreng di sore hari";

    private static readonly TimeSpan RevokedWithin = TimeSpan.FromSeconds(5);

    private readonly LearnerClient _nobody = new(fixture.Http, "", Guid.Empty);

    [Fact]
    public async Task Guest_WhoRegisters_KeepsEveryAnswer_AndSignsInElsewhere()
    {
        var guest = await fixture.GuestAsync();
        (await guest.AnswerAsync(Answers.Right(Bank.First(QuestionType.Single)))).Ok();
        var name = NewName();

        var registered = (await guest.PostAsync("/v1/auth/register", Registration(name))).Ok();
        Assert.Equal(guest.LearnerId, (Guid)registered["learnerId"]!);

        var signedIn = (await _nobody.PostAsync("/v1/auth/sign-in", SignIn(name, Password))).Ok();
        var account = Client(signedIn);
        Assert.Equal(1, (int)(await account.ProgressAsync())["attempts"]!);
        Assert.Single(await account.AttemptsAsync());
        var devices = (await account.GetAsync("/v1/me/devices")).Ok()["devices"]!.AsArray();
        Assert.Equal((2, 1), (devices.Count, devices.Count(device => (bool)device!["current"]!)));
    }

    [Fact]
    public async Task GuestsTokens_EndWithTheRegistration_AndTheNewOnesGoOn()
    {
        var tokens = (await _nobody.PostAsync("/v1/auth/guest", "{}")).Ok();
        var guest = Client(tokens);
        (await guest.AnswerAsync(Answers.Right(Bank.First(QuestionType.Single)))).Ok();

        var account = Client((await guest.PostAsync("/v1/auth/register", Registration(NewName()))).Ok());

        (await RefreshAsync(tokens)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
        await OutAsync(guest);
        Assert.Equal(1, (int)(await account.ProgressAsync())["attempts"]!);
        (await account.PostAsync("/v1/auth/register", Registration(NewName()))).Problem(HttpStatusCode.Conflict, "already-account");
    }

    [Fact]
    public async Task NewAccount_MayPractise()
    {
        var account = await RegisteredAsync(NewName());
        Assert.NotEmpty(await account.NextAsync());
    }

    [Fact]
    public async Task Refresh_GivesNewTokens_AndTheOldOneSignsOut()
    {
        var first = (await _nobody.PostAsync("/v1/auth/register", Registration(NewName()))).Ok();
        var second = (await RefreshAsync(first)).Ok();
        Assert.NotEmpty(await Client(second).NextAsync());

        (await RefreshAsync(first)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
        (await RefreshAsync(second)).Problem(HttpStatusCode.Unauthorized, "refresh-refused");
        await OutAsync(Client(second));
    }

    [Fact]
    public async Task SignOut_EndsThisDevice_AndNoOther()
    {
        var name = NewName();
        var (phone, lab) = (await RegisteredAsync(name), Client((await _nobody.PostAsync("/v1/auth/sign-in", SignIn(name, Password))).Ok()));

        Assert.Equal(HttpStatusCode.NoContent, (await lab.PostAsync("/v1/auth/sign-out", "")).Status);

        await OutAsync(lab);
        Assert.Single((await phone.GetAsync("/v1/me/devices")).Ok()["devices"]!.AsArray());
    }

    [Fact]
    public async Task Device_IsRevokedFromAnother_AndForeignOnesAreNotThere()
    {
        var name = NewName();
        var (phone, lab) = (await RegisteredAsync(name), Client((await _nobody.PostAsync("/v1/auth/sign-in", SignIn(name, Password))).Ok()));
        var id = (string)(await lab.GetAsync("/v1/me/devices")).Ok()["devices"]!.AsArray().Single(device => (bool)device!["current"]!)!["id"]!;

        var stranger = await RegisteredAsync(NewName());
        (await stranger.DeleteAsync($"/v1/me/devices/{id}")).Problem(HttpStatusCode.NotFound, "unknown-device");
        Assert.Equal(HttpStatusCode.NoContent, (await phone.DeleteAsync($"/v1/me/devices/{id}")).Status);
        (await phone.DeleteAsync($"/v1/me/devices/{id}")).Problem(HttpStatusCode.NotFound, "unknown-device");
        await OutAsync(lab);
    }

    [Fact]
    public async Task WrongPassword_AndUnknownName_AreRefusedAlike()
    {
        var name = NewName();
        await RegisteredAsync(name);
        var wrong = await _nobody.PostAsync("/v1/auth/sign-in", SignIn(name, "not the password"));
        var unknown = await _nobody.PostAsync("/v1/auth/sign-in", SignIn(NewName(), "not the password"));
        foreach (var reply in new[] { wrong, unknown })
            reply.Problem(HttpStatusCode.Unauthorized, "sign-in-refused");
        Assert.Equal(Without(wrong.Json), Without(unknown.Json));

        static string Without(JsonObject problem)
        {
            problem.Remove("traceId");
            return problem.ToJsonString();
        }
    }

    [Fact]
    public async Task FiveFailures_Lock_AndSayForHowLong()
    {
        var name = NewName();
        for (var i = 0; i < 5; i++)
            (await _nobody.PostAsync("/v1/auth/sign-in", SignIn(name, "wrong"))).Problem(HttpStatusCode.Unauthorized, "sign-in-refused");
        var locked = await _nobody.PostAsync("/v1/auth/sign-in", SignIn(name, "wrong"));
        locked.Problem(HttpStatusCode.TooManyRequests, "sign-in-locked");
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300);
    }

    [Theory]
    [InlineData("username", "ab", 422, "username-not-usable")]
    [InlineData("username", "budi santoso", 422, "username-not-usable")]
    [InlineData("username", "budi@rumah", 422, "username-not-usable")]
    [InlineData("username", "-budi", 422, "username-not-usable")]
    [InlineData("username", "bu\u0000di", 422, "username-not-usable")]
    [InlineData("email", "budi", 422, "email-not-usable")]
    [InlineData("email", "Budi <budi@example.id>", 422, "email-not-usable")]
    [InlineData("name", "  ", 422, "name-not-usable")]
    [InlineData("name", "Bu\ndi", 422, "name-not-usable")]
    [InlineData("birthDate", "2999-01-01", 422, "birth-date-not-usable")]
    [InlineData("birthDate", "1850-01-01", 422, "birth-date-not-usable")]
    [InlineData("birthDate", "17-08-2000", 400, "invalid-body")]
    [InlineData("password", "pendek", 422, "password-too-short")]
    [InlineData("password", "password1234", 422, "password-common")]
    [InlineData("roles", "administrator", 400, "invalid-body")]
    [InlineData("state", "1", 400, "invalid-body")]
    public async Task Registration_WithWhatIsNotUsable_MakesNobody(string member, string value, int status, string code)
    {
        var body = Registration(NewName());
        body[member] = value;
        (await _nobody.PostAsync("/v1/auth/register", body)).Problem((HttpStatusCode)status, code);
    }

    [Fact]
    public async Task Child_IsTold_ThatAGuardianHasToConsent()
    {
        var body = Registration(NewName());
        body["birthDate"] = DateTime.UtcNow.AddYears(-10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await _nobody.PostAsync("/v1/auth/register", body)).Problem(HttpStatusCode.Forbidden, "consent-needed");
    }

    [Fact]
    public async Task Registration_WithATokenThatIsNotGood_IsRefused_RatherThanLosingTheGuest()
    {
        var forged = new LearnerClient(fixture.Http, "a.b.c", Guid.Empty);
        (await forged.PostAsync("/v1/auth/register", Registration(NewName()))).Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static string NewName() => $"u{Guid.NewGuid():N}"[..16];

    private static JsonObject Registration(string name) => new()
    {
        ["username"] = name,
        ["password"] = Password,
        ["name"] = "Budi Santoso",
        ["birthDate"] = "2000-08-17",
        ["device"] = "Redmi 9A",
    };

    private static JsonObject SignIn(string login, string password) => new() { ["login"] = login, ["password"] = password };

    private LearnerClient Client(JsonObject tokens) => new(fixture.Http, (string)tokens["accessToken"]!, (Guid)tokens["learnerId"]!);

    private async Task<LearnerClient> RegisteredAsync(string name) =>
        Client((await _nobody.PostAsync("/v1/auth/register", Registration(name))).Ok());

    private Task<Reply> RefreshAsync(JsonObject tokens) =>
        _nobody.PostAsync("/v1/auth/refresh", new JsonObject { ["refreshToken"] = (string)tokens["refreshToken"]! });

    private static async Task OutAsync(LearnerClient client)
    {
        var until = DateTime.UtcNow + RevokedWithin;
        Reply reply;
        do
        {
            reply = await client.GetAsync("/v1/me/progress");
            await Task.Delay(50);
        }
        while (reply.Status == HttpStatusCode.OK && DateTime.UtcNow < until);
        reply.Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }
}
