using System.Net;
using System.Text.Json.Nodes;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

/// <summary>Passwords and the second factor, over HTTP.</summary>
[Collection(SharedSilo.Name)]
public sealed class CredentialTests(SiloFixture fixture)
{
    private const string Password = "pisang goreng di sore hari";
    private const string NewPassword = "kopi tubruk tanpa gula";
    private const string SecondFactor = "/v1/me/second-factor";

    private readonly LearnerClient _nobody = new(fixture.Http, "", Guid.Empty);

    [Fact]
    public async Task Password_IsChanged_AndTheOldOneIsNoLongerGood()
    {
        var (name, account) = await RegisteredAsync();
        (await ChangeAsync(account, "wrong")).Problem(HttpStatusCode.Forbidden, "password-wrong");
        Assert.Equal(HttpStatusCode.NoContent, (await ChangeAsync(account, Password)).Status);

        await account.ProgressAsync();
        (await SignInAsync(name, Password)).Problem(HttpStatusCode.Unauthorized, "sign-in-refused");
        (await SignInAsync(name, NewPassword)).Ok();
    }

    [Fact]
    public async Task Password_IsResetByACodeOnPaper_Once()
    {
        var (name, account) = await RegisteredAsync();
        var issued = await fixture.Silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ICredentialGrain>(0)
            .IssueResetAsync(account.LearnerId, new Actor(account.LearnerId, "127.0.0.1"));

        (await ResetAsync(name, "AAAA-AAAA-AAAA")).Problem(HttpStatusCode.Unauthorized, "reset-refused");
        Assert.Equal(HttpStatusCode.NoContent, (await ResetAsync(name, issued!.Code.Value)).Status);
        (await ResetAsync(name, issued.Code.Value)).Problem(HttpStatusCode.Unauthorized, "reset-refused");

        (await SignInAsync(name, NewPassword)).Ok();
        await Eventually.IsAsync(() => account.GetAsync("/v1/me/progress"), reply => reply.Status == HttpStatusCode.Unauthorized, seconds: 5);
    }

    [Fact]
    public async Task SecondFactor_ThatWasBegun_AsksForNothing_UntilARightCodeHasCome()
    {
        var (name, account) = await RegisteredAsync();
        (await account.PostAsync(SecondFactor, new JsonObject { ["password"] = "wrong" })).Problem(HttpStatusCode.Forbidden, "password-wrong");
        var begun = (await account.PostAsync(SecondFactor, new JsonObject { ["password"] = Password })).Ok();
        Assert.Matches("^[A-Z2-7]{32}$", (string)begun["key"]!);
        Assert.StartsWith($"otpauth://totp/EnglishLearning:{name}?secret={begun["key"]}", (string)begun["uri"]!, StringComparison.Ordinal);

        (await account.PostAsync(SecondFactor + "/confirm", new JsonObject { ["code"] = "no code" })).Problem(HttpStatusCode.Forbidden, "code-wrong");

        Assert.False((bool)(await account.GetAsync(SecondFactor)).Ok()["on"]!);
        (await SignInAsync(name, Password)).Ok();
    }

    [Fact]
    public async Task Guest_HasNoPasswordToChange() =>
        (await ChangeAsync(await fixture.GuestAsync(), Password)).Problem(HttpStatusCode.Conflict, "no-account");

    private static Task<Reply> ChangeAsync(LearnerClient client, string current) => client.SendAsync(
        HttpMethod.Put, "/v1/me/password", Json(new() { ["currentPassword"] = current, ["newPassword"] = NewPassword }));

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    private Task<Reply> SignInAsync(string name, string password) =>
        _nobody.PostAsync("/v1/auth/sign-in", new JsonObject { ["login"] = name, ["password"] = password });

    private Task<Reply> ResetAsync(string name, string code) =>
        _nobody.PostAsync("/v1/auth/reset-password", new JsonObject { ["login"] = name, ["code"] = code, ["newPassword"] = NewPassword });

    private async Task<(string Name, LearnerClient Account)> RegisteredAsync()
    {
        var name = $"u{Guid.NewGuid():N}"[..16];
        var tokens = (await _nobody.PostAsync("/v1/auth/register", new JsonObject
        {
            ["username"] = name,
            ["password"] = Password,
            ["name"] = "Budi Santoso",
            ["birthDate"] = "2000-08-17",
        })).Ok();
        return (name, new LearnerClient(fixture.Http, (string)tokens["accessToken"]!, (Guid)tokens["learnerId"]!));
    }
}
