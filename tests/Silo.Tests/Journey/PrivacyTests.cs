using System.Data.Common;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using EnglishLearning.Core.Questions;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using EnglishLearning.TestKit;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

/// <summary>Consent, export and erasure over HTTP, on each database; what is left is looked for in every table.</summary>
public sealed class PrivacyTests : IAsyncLifetime, IDisposable
{
    private const string Password = "pisang goreng di sore hari";
    private const string Typed = "my name is Ani Kusuma";

    private static readonly (string, string)[] AtOnce =
        [("Erasure__Wait", "00:00:00"), ("Erasure__WaitAfterConsent", "00:00:00"), ("Erasure__SweepAfter", "00:00:00")];

    private readonly TestFolder _data = new();
    private PostgresAccess? _server;
    private string? _database;
    private SiloProcess _silo = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _silo.DisposeAsync();
        if (_database is not null)
            await _server!.DropDatabaseAsync(_database);
    }

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FromTheGuardiansConsent_ToTheErasure_NothingIsLeft_AndTheStatisticsStand(bool postgres)
    {
        await StartAsync(postgres);
        var nobody = new LearnerClient(_silo.Http, "", Guid.Empty);
        var guest = await LearnerClient.GuestAsync(_silo.Http);
        var typed = Bank.First(QuestionType.Short);
        (await guest.AnswerAsync(Answers.With(typed, Typed))).Ok();
        foreach (var question in Bank.Mixed(2).Where(question => question.QuestionId != typed.QuestionId))
            (await guest.AnswerAsync(Answers.Right(question))).Ok();
        (await guest.PostAsync("/v1/me/history:import", "card_id,review_time,rating,duration_ms,front,back\nk1,2019-03-01T08:00:00Z,3,4000,Ani's card,kartu\n", "text/csv")).Ok();
        var attempts = (await guest.AttemptsAsync()).Select(attempt => (Guid)attempt["attemptId"]!).ToArray();

        // A child: no access before the guardian consents.
        var asked = (await guest.PostAsync("/v1/auth/register", Child())).Problem(HttpStatusCode.Forbidden, "consent-needed");
        var code = (string)asked["consent"]!["code"]!;
        await OutAsync(guest);
        var question0 = (await nobody.PostAsync("/v1/consents/question", Question(code))).Ok();
        Assert.Equal("Ani Kusuma", (string)question0["childName"]!);
        var receipt = (await nobody.PostAsync("/v1/consents/decide", Decision(code, "given"))).Ok();
        (await nobody.PostAsync("/v1/consents/question", Question(code))).Problem(HttpStatusCode.NotFound, "unknown-consent");
        var child = Client((await nobody.PostAsync("/v1/auth/sign-in", SignIn())).Ok());
        Assert.Equal(guest.LearnerId, child.LearnerId);

        // Everything about the child in a file.
        using (var zip = await ExportAsync(child))
        {
            Assert.Equal(attempts.Length, Rows(zip, "attempts").Count);
            Assert.Contains(Rows(zip, "attempts"), row => ((string)row!["response"]!).Contains(Typed, StringComparison.Ordinal));
            Assert.Equal("Ani's card", (string)Assert.Single(Rows(zip, "flashcards"))!["front"]!);
            Assert.Equal("Done", (string)Assert.Single(Rows(zip, "imports"))!["state"]!);
            Assert.Equal((string)receipt["receipt"]!, (string)Assert.Single(Rows(zip, "consents"))!["receipt"]!);
        }

        // The guardian takes consent back: out within seconds, and gone.
        var watcher = await LearnerClient.GuestAsync(_silo.Http);
        var statistics = $"/v1/questions/{typed.QuestionId}/statistics";
        var before = await Eventually.IsAsync(async () => (await watcher.GetAsync(statistics)).Ok(), reply => (int)reply["allAttempts"]! == 1);
        (await nobody.PostAsync("/v1/consents/withdraw", Withdrawal(receipt))).Ok();
        await OutAsync(child);
        await GoneAsync(child.LearnerId, attempts);
        (await nobody.PostAsync("/v1/auth/sign-in", SignIn())).Problem(HttpStatusCode.Unauthorized, "sign-in-refused");
        Assert.Equal(before.ToJsonString(), (await watcher.GetAsync(statistics)).Ok().ToJsonString());

        await _silo.StopAsync();
        var check = await SiloProgram.RunAsync(["rebuild", "--check", "--data", _data.Path], Environment());
        Assert.True(check.ExitCode == 0, check.Output + check.Errors);
        Assert.Contains("0 learners, 0 cards, 0 questions differed", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAccount_IsErasedByItsPassword_AndAGuestByItsToken()
    {
        await StartAsync(postgres: false);
        var nobody = new LearnerClient(_silo.Http, "", Guid.Empty);
        var guest = await LearnerClient.GuestAsync(_silo.Http);
        (await guest.AnswerAsync(Answers.Right(Bank.First(QuestionType.Single)))).Ok();
        var body = Child();
        body["birthDate"] = "1999-01-02";
        var account = Client((await nobody.PostAsync("/v1/auth/register", body)).Ok());

        (await account.SendAsync(HttpMethod.Post, "/v1/me/erasure", Json("""{"password":"wrong"}"""))).Problem(HttpStatusCode.Forbidden, "password-wrong");
        (await account.DeleteAsync("/v1/me/erasure")).Problem(HttpStatusCode.NotFound, "no-erasure");
        Assert.Equal(HttpStatusCode.Accepted, (await account.SendAsync(HttpMethod.Post, "/v1/me/erasure", Json($$"""{"password":"{{Password}}"}"""))).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await guest.PostAsync("/v1/me/erasure", "")).Status);
        await OutAsync(account);
        await OutAsync(guest);
        await GoneAsync(account.LearnerId, []);
        await GoneAsync(guest.LearnerId, []);
    }

    [Fact]
    public async Task TheCommands_DoWhatTheBreachRunbookSays()
    {
        await StartAsync(postgres: false);
        var nobody = new LearnerClient(_silo.Http, "", Guid.Empty);
        var body = Child();
        body["birthDate"] = "1999-01-02";
        var account = (await nobody.PostAsync("/v1/auth/register", body)).Ok();
        (await Client(account).AnswerAsync(Answers.Right(Bank.First(QuestionType.Single)))).Ok();
        await _silo.StopAsync();

        Assert.Contains("1 sessions were ended.", await RunAsync(0, "sessions", "end-all"), StringComparison.Ordinal);
        Assert.Matches("^[1-9][0-9]* keys were wrapped anew", await RunAsync(0, "keys", "rotate"));
        Assert.StartsWith("0 keys were wrapped anew", await RunAsync(0, "keys", "rewrap"), StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(_data.Below("master.keys")).Length);
        var dry = await RunAsync(0, "retention", "--dry-run");
        Assert.Matches(@"ended sessions\s+\| 30\s+\| 0", dry);
        Assert.Contains("0 persons were erased.", await RunAsync(0, "retention"), StringComparison.Ordinal);
        Assert.Contains("0 persons of the list were back; 0 were erased now.", await RunAsync(0, "erasures", "apply"), StringComparison.Ordinal);

        // Nobody is administrator here, which is what fails.
        var table = await RunAsync(1, "compliance");
        foreach (var check in (string[])["encryption-at-rest", "retention", "audit-log", "key-age", "unused-accounts", "operators", "key-files", "transport"])
            Assert.Matches($@"{check}\s+\| passed", table);
        Assert.Matches(@"administrators\s+\| FAILED", table);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_data.Below("master.keys"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Matches(@"key-files\s+\| FAILED", await RunAsync(1, "compliance"));
            File.SetUnixFileMode(_data.Below("master.keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        // What was before opens under the new key; the tokens from before do not.
        await _silo.StartAsync();
        nobody = new LearnerClient(_silo.Http, "", Guid.Empty);
        (await new LearnerClient(_silo.Http, (string)account["accessToken"]!, Guid.Empty).GetAsync("/v1/me/progress")).Problem(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal(1, (int)(await Client((await nobody.PostAsync("/v1/auth/sign-in", SignIn())).Ok()).ProgressAsync())["attempts"]!);
    }

    private async Task StartAsync(bool postgres)
    {
        if (postgres)
        {
            _server = await TestPostgres.SharedAsync();
            _database = await _server.CreateDatabaseAsync();
        }
        _silo = await TestSilo.StartAsync(_data, [.. AtOnce, .. Environment()]);
    }

    private (string, string)[] Environment() => _database is null ? [] : [("Storage__Provider", "Postgres"), ("ConnectionStrings__Postgres", _database)];

    private async Task<string> RunAsync(int exitCode, params string[] command)
    {
        var result = await SiloProgram.RunAsync([.. command, "--data", _data.Path]);
        Assert.True(result.ExitCode == exitCode, $"{string.Join(' ', command)} ended with {result.ExitCode}: {result.Output}{result.Errors}");
        return result.Output;
    }

    private LearnerClient Client(JsonObject tokens) => new(_silo.Http, (string)tokens["accessToken"]!, (Guid)tokens["learnerId"]!);

    private static JsonObject Child() => new()
    {
        ["username"] = "ani.k",
        ["password"] = Password,
        ["name"] = "Ani Kusuma",
        ["birthDate"] = DateTime.UtcNow.AddYears(-12).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["device"] = "Redmi 9A",
    };

    private static JsonObject SignIn() => new() { ["login"] = "ani.k", ["password"] = Password };

    private static JsonObject Question(string code) => new() { ["code"] = code };

    private static JsonObject Decision(string code, string decision) => new()
    {
        ["code"] = code,
        ["decision"] = decision,
        ["guardianName"] = "Ratna Dewi",
        ["relation"] = "ibu",
        ["contact"] = "ratna@example.id",
        ["ofAge"] = true,
    };

    private static JsonObject Withdrawal(JsonObject receipt) =>
        new() { ["receiptId"] = (string)receipt["receiptId"]!, ["withdrawalCode"] = (string)receipt["withdrawalCode"]! };

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private async Task<ZipArchive> ExportAsync(LearnerClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/me/export");
        request.Headers.Authorization = new("Bearer", client.Token);
        using var response = await _silo.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new ZipArchive(new MemoryStream(await response.Content.ReadAsByteArrayAsync()));
    }

    private static JsonArray Rows(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry($"{part}.json")!.Open();
        return JsonNode.Parse(stream)!.AsArray();
    }

    /// <summary>Refused by the server, which it must be within five seconds.</summary>
    private static async Task OutAsync(LearnerClient client) =>
        (await Eventually.IsAsync(() => client.GetAsync("/v1/me/devices"), reply => reply.Status != HttpStatusCode.OK, seconds: 5))
            .Problem(HttpStatusCode.Unauthorized, "unauthenticated");

    /// <summary>In no table of any database, nor in a free page of a file, but for the audit log, which names ids alone.</summary>
    private async Task GoneAsync(Guid personId, IReadOnlyList<Guid> attempts)
    {
        await Eventually.IsAsync(async () => (await RowsAsync()).Holding(personId).Where(IsNoAudit).ToArray(), rows => rows.Length == 0);
        var rows = await RowsAsync();
        Assert.NotEmpty(rows);
        foreach (var attempt in attempts)
            Assert.Empty(rows.Holding(attempt));
        foreach (var text in (string[])["Ani", "ani.k", Typed, "Ratna", "Redmi"])
            Assert.DoesNotContain(rows.Where(row => !row.StartsWith("questions: ", StringComparison.Ordinal)), row => row.Contains(text, StringComparison.Ordinal));
    }

    private static bool IsNoAudit(string row) => !row.StartsWith("audit_log: ", StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        IEnumerable<DbConnection> databases = _database is not null ? [new NpgsqlConnection(_database)]
            : new[] { "english.db", "orleans.db", "accounts.db" }.Select(file => new SqliteConnection($"Data Source={_data.Below(file)};Mode=ReadOnly;Pooling=False"));
        var rows = new List<string>();
        foreach (var database in databases)
        {
            await using (database)
            {
                await database.OpenAsync();
                rows.AddRange(await EveryTable.RowsAsync(database));
            }
        }
        return rows;
    }
}
