using System.Text.Json.Nodes;
using EnglishLearning.Api.Tests.Hosting;

namespace EnglishLearning.Api.Tests.OpenApi;

public sealed class DescriptionTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiHost _host = fixture.Fresh();

    public static TheoryData<string, string, string> Operations => new()
    {
        { "/v1/auth/guest", "post", "200 400 401 403 413 415 422 429 500 503" },
        { "/v1/auth/register", "post", "200 400 401 403 409 413 415 422 429 500 503" },
        { "/v1/auth/sign-in", "post", "200 400 401 403 413 415 429 500 503" },
        { "/v1/auth/refresh", "post", "200 400 401 403 413 415 429 500 503" },
        { "/v1/auth/first-administrator", "post", "204 400 401 403 409 413 415 429 500 503" },
        { "/v1/people", "get", "200 400 401 403 429 500 503" },
        { "/v1/people/{id}", "get", "200 401 403 404 429 500 503" },
        { "/v1/people/{id}/reset-code", "post", "200 401 403 404 409 429 500 503" },
        { "/v1/people/{id}", "patch", "200 400 401 403 404 409 413 415 422 429 500 503" },
        { "/v1/me", "get", "200 401 403 429 500 503" },
        { "/v1/me", "patch", "200 400 401 403 409 413 415 422 429 500 503" },
        { "/v1/people/{id}/close", "post", "204 401 403 404 409 429 500 503" },
        { "/v1/people/{id}/reopen", "post", "204 401 403 404 409 429 500 503" },
        { "/v1/people/{id}/roles", "post", "204 400 401 403 404 409 413 415 422 429 500 503" },
        { "/v1/people/{id}/roles/{role}", "delete", "204 401 403 404 409 429 500 503" },
        { "/v1/role-requests", "get", "200 401 403 429 500 503" },
        { "/v1/role-requests", "post", "200 400 401 403 404 409 413 415 422 429 500 503" },
        { "/v1/role-requests/{id}/approve", "post", "200 401 403 404 409 429 500 503" },
        { "/v1/role-requests/{id}/refuse", "post", "200 401 403 404 409 429 500 503" },
        { "/v1/audit", "get", "200 400 401 403 429 500 503" },
        { "/v1/auth/sign-out", "post", "204 401 403 429 500 503" },
        { "/v1/auth/reset-password", "post", "204 400 401 403 413 415 422 429 500 503" },
        { "/v1/me/password", "put", "204 400 401 403 409 413 415 422 429 500 503" },
        { "/v1/me/second-factor", "get", "200 401 403 429 500 503" },
        { "/v1/me/second-factor", "post", "200 400 401 403 409 413 415 429 500 503" },
        { "/v1/me/second-factor/confirm", "post", "200 400 401 403 409 413 415 429 500 503" },
        { "/v1/me/second-factor/remove", "post", "204 400 401 403 409 413 415 429 500 503" },
        { "/v1/compliance", "get", "200 401 403 429 500 503" },
        { "/v1/me/erasure", "post", "202 400 401 403 409 413 415 429 500 503" },
        { "/v1/me/erasure", "get", "200 401 403 404 429 500 503" },
        { "/v1/me/erasure", "delete", "204 401 403 404 429 500 503" },
        { "/v1/me/export", "get", "200 401 403 404 429 500 503" },
        { "/v1/people/{id}/erasure", "post", "202 401 403 404 409 429 500 503" },
        { "/v1/people/{id}/erasure", "delete", "204 401 403 404 429 500 503" },
        { "/v1/people/{id}/export", "get", "200 401 403 404 429 500 503" },
        { "/v1/people/{id}/consent", "post", "200 400 401 403 404 409 413 415 422 429 500 503" },
        { "/v1/classes/{id}/members/{learnerId}/consent", "post", "200 400 401 403 404 409 413 415 422 429 500 503" },
        { "/v1/consents/question", "post", "200 400 401 403 404 413 415 429 500 503" },
        { "/v1/consents/decide", "post", "200 400 401 403 404 409 413 415 422 429 500 503" },
        { "/v1/consents/withdraw", "post", "200 400 401 403 404 409 413 415 429 500 503" },
        { "/.well-known/consent-keys.json", "get", "200" },
        { "/v1/me/devices", "get", "200 401 403 429 500 503" },
        { "/v1/me/devices/{id}", "delete", "204 401 403 404 429 500 503" },
        { "/.well-known/jwks.json", "get", "200" },
        { "/v1/practice/next", "get", "200 400 401 403 429 500 503" },
        { "/v1/questions/{id}/attempts", "post", "200 400 401 403 404 409 413 415 422 429 500 503" },
        { "/v1/attempts:batch", "post", "200 400 401 403 413 415 422 429 500 503" },
        { "/v1/questions/{id}/statistics", "get", "200 401 403 404 429 500 503" },
        { "/v1/me/cards", "get", "200 400 401 403 429 500 503" },
        { "/v1/me/progress", "get", "200 401 403 429 500 503" },
        { "/v1/me/attempts", "get", "200 400 401 403 429 500 503" },
        { "/v1/me/attempts/{id}", "delete", "204 401 403 404 409 429 500 503" },
        { "/v1/me/history:import", "post", "200 202 400 401 403 413 415 422 429 500 503" },
        { "/v1/me/imports/{id}", "get", "200 401 403 404 429 500 503" },
        { "/v1/auth/class-sign-in", "post", "200 400 401 403 413 415 429 500 503" },
        { "/v1/classes", "post", "201 400 401 403 409 413 415 422 429 500 503" },
        { "/v1/classes", "get", "200 401 403 429 500 503" },
        { "/v1/classes/{id}", "get", "200 304 401 403 404 429 500 503" },
        { "/v1/classes/{id}", "patch", "200 400 401 403 404 412 413 415 422 428 429 500 503" },
        { "/v1/classes/{id}", "delete", "204 401 403 404 429 500 503" },
        { "/v1/classes/{id}/code", "post", "200 401 403 404 429 500 503" },
        { "/v1/classes/{id}/teachers", "post", "200 400 401 403 404 409 413 415 429 500 503" },
        { "/v1/classes/{id}/teachers/{teacherId}", "delete", "204 401 403 404 409 429 500 503" },
        { "/v1/classes/{id}/members", "get", "200 401 403 404 429 500 503" },
        { "/v1/classes/{id}/members/{learnerId}", "delete", "204 401 403 404 429 500 503" },
        { "/v1/classes/{id}/members/{learnerId}/pin", "post", "200 401 403 404 429 500 503" },
        { "/v1/classes/{id}/members/{learnerId}/reset-code", "post", "200 401 403 404 429 500 503" },
        { "/v1/classes/{id}/roster", "post", "200 400 401 403 404 412 413 415 422 429 500 503" },
        { "/v1/classes/{id}/report", "get", "200 400 401 403 404 422 429 500 503" },
        { "/v1/classes/{id}/assignments", "post", "201 400 401 403 404 409 413 415 422 429 500 503" },
        { "/v1/classes/{id}/assignments", "get", "200 401 403 404 429 500 503" },
        { "/v1/classes/{id}/assignments/{assignmentId}", "get", "200 401 403 404 429 500 503" },
        { "/v1/classes/{id}/assignments/{assignmentId}", "patch", "200 400 401 403 404 412 413 415 422 428 429 500 503" },
        { "/v1/classes/{id}/assignments/{assignmentId}", "delete", "204 401 403 404 429 500 503" },
        { "/v1/me/classes", "post", "200 400 401 403 404 409 413 415 429 500 503" },
        { "/v1/me/classes", "get", "200 401 403 429 500 503" },
        { "/v1/me/classes/{id}", "delete", "204 401 403 404 429 500 503" },
        { "/v1/me/assignments", "get", "200 401 403 429 500 503" },
        { "/livez", "get", "200" },
        { "/readyz", "get", "200 503" },
    };

    private static readonly string[] Open = ["/v1/auth/guest", "/v1/auth/register", "/v1/auth/sign-in", "/v1/auth/refresh", "/v1/auth/reset-password", "/v1/consents/question", "/v1/consents/decide", "/v1/consents/withdraw", "/v1/auth/class-sign-in"];

    /// <summary>
    /// The description is a promise to clients. After a wanted change, run once with UPDATE_SNAPSHOTS=1 and read the
    /// difference: within /v1 it may only add.
    /// </summary>
    [Fact]
    public async Task Description_IsTheOnePromised()
    {
        var description = (await _host.GetAsync("/openapi/v1.json")).Body + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(Path.Combine(SourceFolder(), "v1.json"), description);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(SourceFolder(), "v1.json")), description);
    }

    [Fact]
    public async Task Description_IsOpenApi31_WithEveryOperationNamed()
    {
        var document = await DocumentAsync();
        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).ToArray();
        Assert.Equal(Operations.Count, operations.Length);
        Assert.Equal(operations.Length, operations.Select(operation => (string)operation.Value!["operationId"]!).Distinct().Count());
        Assert.All(operations, operation => Assert.NotEmpty((string)operation.Value!["summary"]!));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_ListsEveryStatus(string path, string method, string statuses)
    {
        var operation = (await DocumentAsync())["paths"]![path]![method]!;
        Assert.Equal(statuses, string.Join(' ', operation["responses"]!.AsObject().Select(response => response.Key).Order(StringComparer.Ordinal)));
        Assert.Equal(path.StartsWith("/v1/", StringComparison.Ordinal) && !Open.Contains(path), operation["security"] is not null);
        foreach (var (status, response) in operation["responses"]!.AsObject().Where(response => response.Key[0] > '3'))
        {
            Assert.Equal("#/components/schemas/Problem", (string)response!["content"]!["application/problem+json"]!["schema"]!["$ref"]!);
            Assert.NotEmpty((string)response["description"]!);
        }
    }

    [Fact]
    public async Task Response_IsTextOrList()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        Assert.Equal(["string", "array"], schemas["ResponseValue"]!["anyOf"]!.AsArray().Select(choice => (string)choice!["type"]!));
        Assert.Equal("#/components/schemas/BatchItem", (string)schemas["BatchBody"]!["properties"]!["attempts"]!["items"]!["$ref"]!);
    }

    [Fact]
    public async Task RequiredMembers_AreThoseThatMustBeSent()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        Assert.Equal(
            ["attemptId", "version", "response", "answeredAt", "responseMs", "hintsUsed"],
            schemas["AttemptBody"]!["required"]!.AsArray().Select(name => (string)name!));
        Assert.Null(schemas["GuestBody"]!["required"]);
    }

    /// <summary>Requests are strict; an answer that promised to have no more members could never grow.</summary>
    [Fact]
    public async Task OnlyRequests_RefuseUnknownMembers()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!.AsObject();
        Assert.Equal(
            [
                "AdministratorCodeBody", "AssignmentPatchBody", "AttemptBody", "BatchBody", "BatchItem", "BeginSecondFactorBody", "ChangePasswordBody",
                "ClassPatchBody", "ClassSignInBody", "ConfirmSecondFactorBody", "ConsentBody", "ConsentCodeBody", "DecideConsentBody", "EraseBody", "GuestBody",
                "JoinBody", "NewAssignmentBody", "NewClassBody", "NewTeacherBody", "PersonPatchBody", "ProfilePatchBody", "RefreshBody", "RegisterBody", "RemoveSecondFactorBody", "ResetPasswordBody", "RoleBody", "RoleRequestBody",
                "SignInBody", "WithdrawConsentBody",
            ],
            schemas.Where(schema => schema.Value!["additionalProperties"] is not null).Select(schema => schema.Key));
    }

    [Theory]
    [InlineData("CardBody", "due", """["null","string"]""")]
    [InlineData("AttemptBody", "answeredAt", "\"string\"")]
    public async Task Timestamps_AreText(string schema, string member, string type) =>
        Assert.Equal(type, (await DocumentAsync())["components"]!["schemas"]![schema]!["properties"]![member]!["type"]!.ToJsonString());

    [Fact]
    public async Task Enums_AreTextWithoutNull_AndTellNothingOfStorage()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!.AsObject();
        var enums = schemas.Where(schema => schema.Value!["enum"] is not null).Select(schema => schema.Value!).ToArray();
        Assert.Equal(18, enums.Length);
        Assert.All(enums, schema => Assert.Equal("string", (string)schema["type"]!));
        Assert.All(enums, schema => Assert.All(schema["enum"]!.AsArray(), Assert.NotNull));
        Assert.All(enums, schema => Assert.DoesNotContain("frozen", schema.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Description_DoesNotDependOnWhoAsks()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Host = "evil.example";
        var answer = await Answered.ReadAsync(await _host.Client.SendAsync(request));
        Assert.DoesNotContain("evil.example", answer.Body, StringComparison.Ordinal);
        Assert.Equal((await _host.GetAsync("/openapi/v1.json")).Body, answer.Body);
    }

    private async Task<JsonNode> DocumentAsync() => (await _host.GetAsync("/openapi/v1.json")).Json;

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
