using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Tests.People;

/// <summary>People, roles, requests and the audit log over HTTP.</summary>
public sealed class PeopleTests : IClassFixture<ApiFixture>
{
    private static readonly Guid Person = new("019ab000-0000-7000-8000-0000000000aa");
    private static readonly Guid Request = new("019ab000-0000-7000-8000-0000000000bb");
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly ApiHost _host;
    private readonly FakeAdministration _grain;

    public PeopleTests(ApiFixture fixture)
    {
        _host = fixture.Fresh();
        _host.SignInAnew("administrator");
        _grain = _host.Grains.Administration;
        _grain.Person = new PersonView(
            Person, "budi.s", "Budi Santoso", Role.Student | Role.DataScientist, AccountState.AwaitingConsent, Noon, Noon.AddHours(1));
        _grain.Request = new RoleRequestView(
            Request, Person, Role.Operator, _host.LearnerId, Noon, Noon.AddHours(72), RoleRequestState.Open, null, null);
    }

    public static TheoryData<string, string> Administrators => new()
    {
        { "GET", "/v1/people?login=budi" },
        { "GET", $"/v1/people/{Person}" },
        { "POST", $"/v1/people/{Person}/reset-code" },
        { "POST", $"/v1/people/{Person}/close" },
        { "POST", $"/v1/people/{Person}/reopen" },
        { "POST", $"/v1/people/{Person}/roles" },
        { "DELETE", $"/v1/people/{Person}/roles/teacher" },
        { "GET", "/v1/role-requests" },
        { "POST", "/v1/role-requests" },
        { "POST", $"/v1/role-requests/{Request}/approve" },
        { "POST", $"/v1/role-requests/{Request}/refuse" },
        { "GET", "/v1/audit" },
    };

    [Theory]
    [MemberData(nameof(Administrators))]
    public async Task WhoeverIsNoAdministrator_IsNotLetIn_AndNoGrainIsAsked(string method, string path)
    {
        foreach (var role in new[] { "student", "teacher", "author", "reviewer", "data-scientist", "operator" })
        {
            _host.SignInAnew(role);
            Assert.Equal((403, "forbidden"), await StatusAsync(method, path));
        }
        _host.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal((401, "unauthenticated"), await StatusAsync(method, path));
        Assert.Empty(_grain.Asked);
    }

    [Fact]
    public async Task APerson_IsShownWithRolesByTheirNames()
    {
        var person = (await _host.GetAsync($"/v1/people/{Person}")).Json;
        Assert.Equal(
            $$"""{"id":"{{Person}}","login":"budi.s","name":"Budi Santoso","roles":["student","data-scientist"],"state":"awaitingConsent","createdAt":"2026-11-24T12:00:00Z","lastSignInAt":"2026-11-24T13:00:00Z"}""",
            person.ToJsonString());
        Assert.Equal(person.ToJsonString(), (await _host.GetAsync("/v1/people?login=budi.s")).Json["people"]![0]!.ToJsonString());
        Assert.Equal([("read", Person), ("find", "budi.s")], _grain.Asked);
        Assert.Equal((_host.LearnerId, "127.0.0.1"), (_grain.By!.PersonId, _grain.By.Address));
    }

    [Fact]
    public async Task NobodyFound_IsAnEmptyList_AndNobodyThere404()
    {
        _grain.Person = null;
        Assert.Empty((await _host.GetAsync("/v1/people?login=nobody")).Json["people"]!.AsArray());
        Assert.Empty((await _host.GetAsync("/v1/people?login=" + new string('x', 255))).Json["people"]!.AsArray());
        Assert.Equal("unknown-person", (await _host.GetAsync($"/v1/people/{Person}")).Code);
        var without = await _host.GetAsync("/v1/people");
        Assert.Equal((400, "invalid-parameter", "login"), (without.Status, without.Code, (string)without.Json["errors"]![0]!["parameter"]!));
        Assert.Single(_grain.Asked, asked => asked is ValueTuple<string, string>);
    }

    [Fact]
    public async Task AResetCode_IsGivenOut_Once()
    {
        var path = $"/v1/people/{Person}/reset-code";
        Assert.Equal("""{"code":"AAAA-BBBB-CCCC","expiresAt":"2026-11-25T12:00:00Z"}""", (await _host.SendAsync(HttpMethod.Post, path, null)).Body);
        _grain.Status = RoleStatus.PrivilegedAccount;
        Assert.Equal((409, "privileged-account"), await StatusAsync("POST", path));
        Assert.Equal([("reset", Person), ("reset", Person)], _grain.Asked);
        Assert.DoesNotContain(_host.Logs.All, line => line.Line.Contains("BBBB", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("teacher", Role.Teacher)]
    [InlineData("data-scientist", Role.DataScientist)]
    [InlineData("administrator", Role.Administrator)]
    public async Task ARole_IsGrantedAndTakenByItsName(string name, Role role)
    {
        Assert.Equal(204, (await _host.PostAsync($"/v1/people/{Person}/roles", $$"""{"role":"{{name}}"}""")).Status);
        Assert.Equal(204, (await _host.SendAsync(HttpMethod.Delete, $"/v1/people/{Person}/roles/{name}", null)).Status);
        Assert.Equal(204, (await _host.SendAsync(HttpMethod.Post, $"/v1/people/{Person}/close", null)).Status);
        Assert.Equal(204, (await _host.SendAsync(HttpMethod.Post, $"/v1/people/{Person}/reopen", null)).Status);
        Assert.Equal([("grant", Person, role), ("revoke", Person, role), ("close", Person), ("reopen", Person)], _grain.Asked);
    }

    [Theory]
    [InlineData("emperor")]
    [InlineData("")]
    [InlineData("Teacher")]
    [InlineData("student teacher")]
    [InlineData("64")]
    public async Task ARoleThatIsNone_IsRefused(string name)
    {
        foreach (var (path, body) in new[]
        {
            ($"/v1/people/{Person}/roles", $$"""{"role":"{{name}}"}"""),
            ("/v1/role-requests", $$"""{"personId":"{{Person}}","role":"{{name}}"}"""),
        })
        {
            var refused = await _host.PostAsync(path, body);
            Assert.Equal((422, "unknown-role", "#/role"), (refused.Status, refused.Code, (string)refused.Json["errors"]![0]!["pointer"]!));
        }
        if (name.Length > 0)
            Assert.Equal((404, "not-found"), await StatusAsync("DELETE", $"/v1/people/{Person}/roles/{Uri.EscapeDataString(name)}"));
        Assert.Empty(_grain.Asked);
    }

    [Theory]
    [InlineData(RoleStatus.NotAdministrator, 403, "forbidden")]
    [InlineData(RoleStatus.UnknownPerson, 404, "unknown-person")]
    [InlineData(RoleStatus.OwnRoles, 403, "own-roles")]
    [InlineData(RoleStatus.NotActive, 409, "account-not-active")]
    [InlineData(RoleStatus.ApprovalNeeded, 409, "approval-needed")]
    [InlineData(RoleStatus.NoApprovalNeeded, 422, "no-approval-needed")]
    [InlineData(RoleStatus.AlreadyHeld, 409, "role-held")]
    [InlineData(RoleStatus.LastAdministrator, 409, "last-administrator")]
    [InlineData(RoleStatus.UnknownRequest, 404, "unknown-role-request")]
    [InlineData(RoleStatus.Decided, 409, "role-request-decided")]
    [InlineData(RoleStatus.Expired, 409, "role-request-expired")]
    [InlineData(RoleStatus.OwnRequest, 403, "own-role-request")]
    [InlineData(RoleStatus.RequesterGone, 409, "requester-gone")]
    [InlineData(RoleStatus.NoAccount, 409, "no-account")]
    [InlineData(RoleStatus.CodeRefused, 403, "administrator-code-refused")]
    [InlineData(RoleStatus.EnoughAdministrators, 409, "enough-administrators")]
    [InlineData(RoleStatus.Locked, 429, "sign-in-locked")]
    [InlineData(RoleStatus.PrivilegedAccount, 409, "privileged-account")]
    [InlineData(RoleStatus.ErasurePlanned, 409, "erasure-planned")]
    public async Task WhyNot_IsAProblemOfItsOwn(RoleStatus status, int code, string problem)
    {
        _grain.Status = status;
        Assert.Equal((code, problem), await StatusAsync("POST", $"/v1/role-requests/{Request}/approve"));
        var granted = await _host.PostAsync($"/v1/people/{Person}/roles", """{"role":"teacher"}""");
        Assert.Equal((code, problem), (granted.Status, granted.Code));
    }

    [Fact]
    public void EveryStatus_IsOneOfThose() =>
        Assert.Equal(
            Enum.GetValues<RoleStatus>().Except([RoleStatus.Done]).Order(),
            typeof(PeopleTests).GetMethod(nameof(WhyNot_IsAProblemOfItsOwn))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
                .Cast<InlineDataAttribute>().Select(data => (RoleStatus)data.GetData(null!).Single()[0]).Order());

    [Fact]
    public async Task ARequest_IsMade_Listed_AndDecided()
    {
        var made = await _host.PostAsync("/v1/role-requests", $$"""{"personId":"{{Person}}","role":"operator"}""");
        Assert.Equal(
            $$"""{"id":"{{Request}}","personId":"{{Person}}","role":"operator","state":"open","requestedBy":"{{_host.LearnerId}}","requestedAt":"2026-11-24T12:00:00Z","expiresAt":"2026-11-27T12:00:00Z","decidedBy":null,"decidedAt":null}""",
            made.Body);
        Assert.Equal($$"""{"requests":[{{made.Body}}]}""", (await _host.GetAsync("/v1/role-requests")).Body);
        foreach (var decision in new[] { "approve", "refuse" })
            Assert.Equal(200, (await _host.SendAsync(HttpMethod.Post, $"/v1/role-requests/{Request}/{decision}", null)).Status);
        Assert.Equal([("request", Person, Role.Operator), ("decide", Request, true), ("decide", Request, false)], _grain.Asked);
    }

    [Fact]
    public async Task TheCode_IsForWhoeverIsSignedIn_AndALockSaysForHowLong()
    {
        _host.SignInAnew();
        Assert.Equal(204, (await _host.PostAsync("/v1/auth/first-administrator", """{"code":"ABCDE-FGHJK"}""")).Status);
        Assert.Equal([("code", "ABCDE-FGHJK")], _grain.Asked);
        Assert.Equal("administrator-code-refused", (await _host.PostAsync("/v1/auth/first-administrator", $$"""{"code":"{{new string('A', 101)}}"}""")).Code);
        (_grain.Status, _grain.RetryAfter) = (RoleStatus.Locked, TimeSpan.FromSeconds(41.2));
        var locked = await _host.PostAsync("/v1/auth/first-administrator", """{"code":"X"}""");
        Assert.Equal((429, 42d), (locked.Status, locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        Assert.DoesNotContain(_host.Logs.All, line => line.Line.Contains("ABCDE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheAuditLog_IsReadByPagesThatKeepTheirFilters()
    {
        _grain.Page = new AuditPage([new AuditView(7, Noon, AuditAction.RoleGranted, _host.LearnerId, Person, "203.0.113.9", "teacher")], 7);
        var page = await _host.GetAsync($"/v1/audit?actor={_host.LearnerId}&subject={Person}&limit=1");
        Assert.Equal(
            $$"""{"sequence":7,"at":"2026-11-24T12:00:00Z","action":"roleGranted","actorId":"{{_host.LearnerId}}","subjectId":"{{Person}}","address":"203.0.113.9","detail":"teacher"}""",
            page.Json["entries"]![0]!.ToJsonString());
        var next = Assert.Single(page.Headers.GetValues("Link")).Split('>')[0][1..];

        _grain.Page = new AuditPage([], null);
        Assert.Null((string?)(await _host.GetAsync(next)).Json["nextCursor"]);
        Assert.Equal([new AuditQuery(_host.LearnerId, Person, null, 1), new AuditQuery(_host.LearnerId, Person, 7, 1)], _grain.Asked);
    }

    [Theory]
    [InlineData("actor=me", "invalid-parameter")]
    [InlineData("subject=019ab000", "invalid-parameter")]
    [InlineData("limit=0", "invalid-parameter")]
    [InlineData("cursor=AXE", "invalid-cursor")]
    [InlineData("cursor=A3E", "invalid-cursor")]
    public async Task AQueryThatIsNone_IsRefused_AndNothingIsRead(string query, string code)
    {
        Assert.Equal((400, code), await StatusAsync("GET", $"/v1/audit?{query}"));
        Assert.Empty(_grain.Asked);
    }

    private async Task<(int, string)> StatusAsync(string method, string path)
    {
        var answer = await _host.SendAsync(new HttpMethod(method), path, null);
        return (answer.Status, answer.Code);
    }
}
