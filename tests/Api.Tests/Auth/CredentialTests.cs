using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Tests.Auth;

/// <summary>Passwords and the second factor, on the wire.</summary>
public sealed class CredentialTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const string SecondFactor = "/v1/me/second-factor";

    private readonly ApiHost _host = fixture.Fresh();

    public static TheoryData<SignInStatus, int, string> Refusals => new()
    {
        { SignInStatus.PasswordWrong, 403, "password-wrong" },
        { SignInStatus.CodeWrong, 403, "code-wrong" },
        { SignInStatus.SecondFactorOn, 409, "second-factor-on" },
        { SignInStatus.SecondFactorOff, 409, "second-factor-off" },
        { SignInStatus.NoAccount, 409, "no-account" },
        { SignInStatus.PasswordTooShort, 422, "password-too-short" },
        { SignInStatus.PasswordTooLong, 422, "password-too-long" },
        { SignInStatus.PasswordCommon, 422, "password-common" },
        { SignInStatus.Locked, 429, "sign-in-locked" },
    };

    [Fact]
    public async Task Change_IsOfWhoAsks_AndNamesItsOwnSession()
    {
        var answer = await PutAsync("""{"currentPassword":"old","newPassword":"new"}""");
        Assert.Equal(204, answer.Status);
        Assert.Equal([new Actor(_host.LearnerId, "127.0.0.1"), Guid.Parse("0195a1b2-0000-7000-8000-00000000000b"), "old", "new"], _host.Grains.Credentials.Asked);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refusal_IsSaid(SignInStatus status, int expected, string code)
    {
        _host.Grains.Credentials.Reply = new(status, TimeSpan.FromSeconds(200.1));
        foreach (var answer in new[]
        {
            await PutAsync("""{"currentPassword":"old","newPassword":"new"}"""),
            await _host.PostAsync(SecondFactor, """{"password":"x"}"""),
            await _host.PostAsync(SecondFactor + "/confirm", """{"code":"123456"}"""),
            await _host.PostAsync(SecondFactor + "/remove", """{"password":"x","code":"123456"}"""),
        })
        {
            Assert.Equal((expected, code), (answer.Status, answer.Code));
            Assert.Equal(status == SignInStatus.Locked ? 201 : null, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
        }
    }

    [Fact]
    public async Task SecondFactor_IsShown_Begun_Confirmed_AndRemoved()
    {
        _host.Grains.Credentials.View = new(true, 7);
        var view = await _host.GetAsync(SecondFactor);
        Assert.Equal((true, 7), ((bool)view.Json["on"]!, (int)view.Json["recoveryCodesLeft"]!));

        _host.Grains.Credentials.Reply = new(SignInStatus.Done, Key: new("ABCD"), KeyUri: new("otpauth://totp/x"));
        var begun = await _host.PostAsync(SecondFactor, """{"password":"x"}""");
        Assert.Equal(("ABCD", "otpauth://totp/x"), ((string)begun.Json["key"]!, (string)begun.Json["uri"]!));

        _host.Grains.Credentials.Reply = new(SignInStatus.Done, RecoveryCodes: [new("one"), new("two")]);
        var confirmed = await _host.PostAsync(SecondFactor + "/confirm", """{"code":"123456"}""");
        Assert.Equal(["one", "two"], confirmed.Json["recoveryCodes"]!.AsArray().Select(code => (string)code!));

        _host.Grains.Credentials.Reply = new(SignInStatus.Done);
        Assert.Equal(204, (await _host.PostAsync(SecondFactor + "/remove", """{"password":"x","code":"123456"}""")).Status);
    }

    [Fact]
    public async Task Reset_NeedsNoToken_AndRefusesAsSigningInDoes()
    {
        _host.Client.DefaultRequestHeaders.Authorization = null;
        const string Body = """{"login":"budi","code":"ABCD-EFGH-JKMN","newPassword":"new","deviceToken":"device"}""";
        Assert.Equal(204, (await _host.PostAsync("/v1/auth/reset-password", Body)).Status);
        Assert.Equal(["budi", "ABCD-EFGH-JKMN", "new", "device"], _host.Grains.Credentials.Asked);

        _host.Grains.Credentials.Reply = new(SignInStatus.Refused);
        var refused = await _host.PostAsync("/v1/auth/reset-password", Body);
        Assert.Equal((401, "reset-refused"), (refused.Status, refused.Code));
        var tooLong = await _host.PostAsync("/v1/auth/reset-password", Body.Replace("budi", new string('x', 300), StringComparison.Ordinal));
        Assert.Equal((401, "reset-refused"), (tooLong.Status, tooLong.Code));
    }

    [Theory]
    [InlineData("PUT", "/v1/me/password", "{}")]
    [InlineData("PUT", "/v1/me/password", """{"currentPassword":"a","newPassword":"b","roles":"administrator"}""")]
    [InlineData("POST", SecondFactor, """{"password":7}""")]
    [InlineData("POST", SecondFactor + "/confirm", """{"code":null}""")]
    [InlineData("POST", SecondFactor + "/remove", """{"password":"x"}""")]
    [InlineData("POST", "/v1/auth/reset-password", """{"login":"x","code":"y"}""")]
    public async Task Body_ThatDoesNotFit_AsksNobody(string method, string path, string body)
    {
        var answer = await _host.SendAsync(new HttpMethod(method), path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal((400, "invalid-body"), (answer.Status, answer.Code));
        Assert.Empty(_host.Grains.Credentials.Asked);
    }

    private Task<Answered> PutAsync(string body) =>
        _host.SendAsync(HttpMethod.Put, "/v1/me/password", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
}
