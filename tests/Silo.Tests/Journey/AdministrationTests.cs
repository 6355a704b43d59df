using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

/// <summary>From a silo that nobody administers to an operator whose role was taken, in a process of its own.</summary>
public sealed partial class AdministrationTests : IDisposable
{
    private const string Password = "pisang goreng di sore hari";
    private const string Dashboard = "/operator/dashboard/";

    private readonly TestFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_first_code_the_second_of_the_machine_a_request_an_approval_the_dashboard_and_its_end()
    {
        string first, second;
        await using (var silo = await TestSilo.StartAsync(_data, ("Dashboard__Enabled", "true")))
        {
            first = Code().Match(silo.Output).Groups[1].Value;
            var (ani, bayu, citra) = (await PersonAsync(silo, "ani"), await PersonAsync(silo, "bayu"), await PersonAsync(silo, "citra"));
            var guest = await LearnerClient.GuestAsync(silo.Http);

            (await BecomeAsync(guest, first)).Problem(HttpStatusCode.Conflict, "no-account");
            (await BecomeAsync(ani.Client, "AAAA-AAAA-AAAA")).Problem(HttpStatusCode.Forbidden, "administrator-code-refused");
            Assert.Equal(HttpStatusCode.NoContent, (await BecomeAsync(ani.Client, first)).Status);
            (await BecomeAsync(bayu.Client, first)).Problem(HttpStatusCode.Forbidden, "administrator-code-refused");
            await ani.RefreshAsync();
            (await ani.Client.DeleteAsync($"/v1/people/{ani.Id}/roles/administrator")).Problem(HttpStatusCode.Conflict, "last-administrator");

            second = await MachineCodeAsync();
            Assert.Equal(HttpStatusCode.NoContent, (await BecomeAsync(bayu.Client, second)).Status);
            await bayu.RefreshAsync();
            var third = await SiloProgram.RunAsync(["administrator-code", "--data", _data.Path]);
            Assert.Equal((1, ""), (third.ExitCode, third.Output));

            Assert.Equal($"{citra.Id}", (string?)(await ani.Client.GetAsync("/v1/people?login=citra")).Ok()["people"]![0]!["id"]);
            (await ani.Client.PostAsync($"/v1/people/{citra.Id}/roles", """{"role":"operator"}""")).Problem(HttpStatusCode.Conflict, "approval-needed");
            var asked = (await ani.Client.PostAsync("/v1/role-requests", $$"""{"personId":"{{citra.Id}}","role":"operator"}""")).Ok();
            (await ani.Client.PostAsync($"/v1/role-requests/{asked["id"]}/approve", "")).Problem(HttpStatusCode.Forbidden, "own-role-request");
            Assert.Equal("approved", (string?)(await bayu.Client.PostAsync($"/v1/role-requests/{asked["id"]}/approve", "")).Ok()["state"]);

            await citra.RefreshAsync();
            Assert.Equal(HttpStatusCode.OK, (await citra.Client.GetAsync(Dashboard)).Status);
            await TakenAsync(silo, ani, citra);
            await ToldAsync(silo, ani, citra, first, second);
            Assert.Equal(0, await silo.StopAsync());
            Assert.Equal("", silo.Errors);
        }
        await VerifiedAsync();
        await using var again = await TestSilo.StartAsync(_data);
        Assert.DoesNotMatch(Code(), again.Output);
    }

    /// <summary>By browser and by token: both are out within five seconds.</summary>
    private static async Task TakenAsync(SiloProcess silo, Person ani, Person citra)
    {
        Assert.Equal(HttpStatusCode.OK, await BrowseAsync(silo, citra));
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, await BrowseAsync(silo, citra));
        // The device that registered, and one session for the browser's twenty-one looks.
        Assert.Equal(2, (await citra.Client.GetAsync("/v1/me/devices")).Ok()["devices"]!.AsArray().Count);

        Assert.Equal(HttpStatusCode.NoContent, (await ani.Client.DeleteAsync($"/v1/people/{citra.Id}/roles/operator")).Status);

        await Eventually.IsAsync(() => BrowseAsync(silo, citra), status => status == HttpStatusCode.Forbidden, seconds: 5);
        (await citra.Client.GetAsync(Dashboard)).Problem(HttpStatusCode.Unauthorized, "operator-sign-in");
        (await citra.Client.GetAsync("/v1/me/progress")).Problem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static async Task ToldAsync(SiloProcess silo, Person ani, Person citra, params string[] codes)
    {
        var actions = (await ani.Client.GetAsync($"/v1/audit?subject={citra.Id}")).Ok()["entries"]!.AsArray();
        Assert.Equal(
            ["auditRead", "roleRevoked", "roleGranted", "grantApproved", "grantRequested", "peopleSearched"],
            actions.Select(entry => (string?)entry!["action"]).Where(action => !action!.StartsWith("sign", StringComparison.Ordinal) && action != "accountMade"
                && action != "sessionEnded"));
        Assert.Equal("127.0.0.1", (string?)actions[0]!["address"]);

        await Eventually.IsAsync(() => silo.Http.GetStringAsync("/metrics"), metrics => OperatorGranted().IsMatch(metrics));
        var log = string.Join('\n', silo.Output.Split('\n').Where(line => line.StartsWith('{')));
        Assert.Contains($"Role operator granted to {citra.Id}", log, StringComparison.Ordinal);
        Assert.All(codes, code => Assert.DoesNotContain(code, log, StringComparison.Ordinal));
        Assert.DoesNotContain(codes[1], silo.Output, StringComparison.Ordinal);
    }

    private async Task VerifiedAsync()
    {
        var whole = await VerifyAsync();
        Assert.Equal(0, whole.ExitCode);
        var end = End().Match(whole.Output).Groups[1].Value;
        Assert.Equal(0, (await VerifyAsync("--expect", end)).ExitCode);
        Assert.Equal(1, (await VerifyAsync("--expect", end[..^64] + new string('0', 64))).ExitCode);
        Assert.NotEqual(0, (await VerifyAsync("--expect", "yesterday")).ExitCode);

        await ExecuteAsync("DROP TRIGGER audit_log_changes", "UPDATE audit_log SET detail = 'teacher' WHERE detail = 'operator'");
        var changed = await VerifyAsync();
        Assert.Equal(1, changed.ExitCode);
        Assert.StartsWith("CHANGED  ", changed.Output, StringComparison.Ordinal);

        using var elsewhere = new TestFolder();
        foreach (var command in new[] { (string[])["audit", "verify"], ["administrator-code"] })
        {
            var nothing = await SiloProgram.RunAsync([.. command, "--data", elsewhere.Path]);
            Assert.Equal((78, ""), (nothing.ExitCode, nothing.Output));
            Assert.Contains("There is no accounts.db", nothing.Errors, StringComparison.Ordinal);
        }
        elsewhere.Write("accounts.db", "");
        Assert.Contains("There is no file of master keys", (await SiloProgram.RunAsync(["administrator-code", "--data", elsewhere.Path])).Errors, StringComparison.Ordinal);
        File.Copy(_data.Below("master.keys"), elsewhere.Below("master.keys"));
        Assert.Equal(69, (await SiloProgram.RunAsync(["audit", "verify", "--data", elsewhere.Path])).ExitCode);
        Assert.Empty(Directory.GetFiles(elsewhere.Path, "english.db"));
    }

    private Task<CommandResult> VerifyAsync(params string[] more) => SiloProgram.RunAsync(["audit", "verify", "--data", _data.Path, .. more]);

    private async Task<string> MachineCodeAsync()
    {
        var result = await SiloProgram.RunAsync(["administrator-code", "--data", _data.Path]);
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Contains("POST /v1/auth/first-administrator", result.Errors, StringComparison.Ordinal);
        return result.Output.Trim();
    }

    private async Task ExecuteAsync(params string[] statements)
    {
        await using var connection = new SqliteConnection($"Data Source={_data.Below("accounts.db")};Pooling=False");
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this test.
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    private static Task<Reply> BecomeAsync(LearnerClient client, string code) =>
        client.PostAsync("/v1/auth/first-administrator", new JsonObject { ["code"] = code });

    private static async Task<HttpStatusCode> BrowseAsync(SiloProcess silo, Person person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Dashboard);
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{person.Login}:{Password}")));
        return (await Reply.OfAsync(await silo.Http.SendAsync(request))).Status;
    }

    private static async Task<Person> PersonAsync(SiloProcess silo, string login)
    {
        var nobody = new LearnerClient(silo.Http, "", Guid.Empty);
        var body = new JsonObject { ["username"] = login, ["password"] = Password, ["name"] = "Budi Santoso", ["birthDate"] = "2000-08-17" };
        return new Person(silo, login, (await nobody.PostAsync("/v1/auth/register", body)).Ok());
    }

    [GeneratedRegex(@"""code"":""([0-9A-Z-]{14})""")]
    private static partial Regex Code();

    [GeneratedRegex(@"accounts_role_grants_total\{[^}]*role=""operator""[^}]*\} 1\s")]
    private static partial Regex OperatorGranted();

    [GeneratedRegex(@"the end: (\d+:[0-9a-f]{64})")]
    private static partial Regex End();

    private sealed class Person(SiloProcess silo, string login, JsonObject tokens)
    {
        private JsonObject _tokens = tokens;

        public string Login => login;

        public Guid Id => (Guid)_tokens["learnerId"]!;

        public LearnerClient Client => new(silo.Http, (string)_tokens["accessToken"]!, Id);

        public async Task RefreshAsync() =>
            _tokens = (await new LearnerClient(silo.Http, "", Guid.Empty).PostAsync(
                "/v1/auth/refresh", new JsonObject { ["refreshToken"] = (string)_tokens["refreshToken"]! })).Ok();
    }
}
