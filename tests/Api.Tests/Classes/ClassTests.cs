using System.Text;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;

namespace EnglishLearning.Api.Tests.Classes;

/// <summary>Classes over HTTP: what is let in, what is passed on, what comes back.</summary>
public sealed class ClassTests : IClassFixture<ApiFixture>
{
    private static readonly string One = $"/v1/classes/{FakeClasses.ClassId}";
    private static readonly string Member = $"{One}/members/{FakeClasses.Learner}";

    private readonly ApiHost _host;
    private readonly FakeClasses _grain;

    public ClassTests(ApiFixture fixture)
    {
        _host = fixture.Fresh();
        _host.SignInAnew("teacher");
        _grain = _host.Grains.Classes;
    }

    public static TheoryData<string, string> Teachers => new()
    {
        { "POST", "/v1/classes" },
        { "GET", "/v1/classes" },
        { "GET", One },
        { "PATCH", One },
        { "DELETE", One },
        { "POST", $"{One}/code" },
        { "POST", $"{One}/teachers" },
        { "DELETE", $"{One}/teachers/{FakeClasses.Learner}" },
        { "GET", $"{One}/members" },
        { "DELETE", Member },
        { "POST", $"{Member}/pin" },
        { "POST", $"{Member}/reset-code" },
        { "POST", $"{One}/roster" },
        { "GET", $"{One}/report" },
        { "POST", $"{One}/assignments" },
        { "GET", $"{One}/assignments" },
        { "GET", $"{One}/assignments/{FakeClasses.Learner}" },
        { "PATCH", $"{One}/assignments/{FakeClasses.Learner}" },
        { "DELETE", $"{One}/assignments/{FakeClasses.Learner}" },
    };

    [Theory]
    [MemberData(nameof(Teachers))]
    public async Task WhoeverIsNoTeacher_IsNotLetIn_AndNoGrainIsAsked(string method, string path)
    {
        foreach (var role in new[] { "student", "author", "administrator", "operator" })
        {
            _host.SignInAnew(role);
            Assert.Equal("forbidden", (await _host.SendAsync(new(method), path, null)).Code);
        }
        _host.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal("unauthenticated", (await _host.SendAsync(new(method), path, null)).Code);
        Assert.Empty(_grain.Asked);
    }

    [Fact]
    public async Task Class_IsMade_WithItsPlaceAndTag()
    {
        var made = await _host.PostAsync("/v1/classes", """{"name":"  7A ","timeZone":"Asia/Makassar"}""");
        Assert.Equal((201, One), (made.Status, made.Headers.Location!.ToString()));
        Assert.StartsWith("\"5.", made.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Equal(["7A", "Asia/Makassar"], _grain.Asked.Skip(1));
        Assert.Equal(_host.LearnerId, ((Actor)_grain.Asked[0]!).PersonId);
        Assert.Equal("ABCD-1234", (string)made.Json["code"]!);
    }

    [Theory]
    [InlineData("""{"name":""}""", 422, "class-name-not-usable")]
    [InlineData("""{"name":"a\nb"}""", 422, "class-name-not-usable")]
    [InlineData("""{"name":"7A","timeZone":"WIB"}""", 422, "unknown-time-zone")]
    [InlineData("""{"name":"7A","ownerId":"x"}""", 400, "invalid-body")]
    [InlineData("{}", 400, "invalid-body")]
    public async Task Class_ThatDoesNotFit_IsNotMade(string body, int status, string code)
    {
        var answer = await _host.PostAsync("/v1/classes", body);
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Empty(_grain.Asked);
    }

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"5\"", 200)]
    public async Task Class_ThatTheClientHas_IsNotSentAgain(string tag, int status)
    {
        var known = (await _host.GetAsync(One)).Headers.ETag!.Tag;
        var answer = await KnownAsync(tag.Replace("{0}", known, StringComparison.Ordinal));
        Assert.Equal((status, known), (answer.Status, answer.Headers.ETag!.Tag));
    }

    /// <summary>Who joins, leaves or teaches raises no version; a client that has the class must see it all the same.</summary>
    [Fact]
    public async Task Class_WithOtherMembersOrTeachers_IsSentAgain_AndItsOldTagStillChangesIt()
    {
        var known = (await _host.GetAsync(One)).Headers.ETag!.Tag;
        var before = _grain.View!;
        foreach (var now in new[] { before with { Members = 37 }, before with { Teachers = [.. before.Teachers, new(Guid.NewGuid(), "Pak Budi", false)] } })
        {
            _grain.View = now;
            var answer = await KnownAsync(known);
            Assert.Equal(200, answer.Status);
            Assert.NotEqual(known, answer.Headers.ETag!.Tag);
        }
        Assert.Equal(200, (await PatchAsync(One, """{"open":false}""", known)).Status);
        Assert.Equal(5, _grain.Asked[^1]);
    }

    [Theory]
    [InlineData(null, 428, "precondition-required")]
    [InlineData("\"x\"", 412, "outdated")]
    [InlineData("W/\"5\"", 412, "outdated")]
    [InlineData("*", 412, "outdated")]
    [InlineData("\"5\", \"6\"", 412, "outdated")]
    public async Task Change_NamesTheVersionThatItWasMadeFrom(string? tag, int status, string code)
    {
        var answer = await PatchAsync(One, """{"open":false}""", tag);
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Empty(_grain.Asked);
    }

    [Fact]
    public async Task Change_IsPassedOn_AsAMergePatch()
    {
        var answer = await PatchAsync(One, """{"open":false,"name":"8A"}""", "\"5\"");
        Assert.Equal(200, answer.Status);
        Assert.Equal([FakeClasses.ClassId, new ClassChange("8A", null, false), 5], _grain.Asked.Skip(1));
    }

    [Theory]
    [InlineData(ClassStatus.Unknown, 404, "unknown-class")]
    [InlineData(ClassStatus.Outdated, 412, "outdated")]
    [InlineData(ClassStatus.NotOwner, 403, "not-owner")]
    [InlineData(ClassStatus.TooManyClasses, 409, "too-many-classes")]
    [InlineData(ClassStatus.TooManyTeachers, 409, "too-many-teachers")]
    [InlineData(ClassStatus.UnknownTeacher, 404, "unknown-teacher")]
    [InlineData(ClassStatus.OwnerStays, 409, "owner-stays")]
    [InlineData(ClassStatus.UnknownMember, 404, "unknown-member")]
    [InlineData(ClassStatus.MemberProtected, 403, "member-protected")]
    [InlineData(ClassStatus.UnknownAssignment, 404, "unknown-assignment")]
    [InlineData(ClassStatus.UnknownQuestions, 422, "unknown-questions")]
    [InlineData(ClassStatus.UnknownLesson, 422, "unknown-lesson")]
    [InlineData(ClassStatus.TooManyAssignments, 409, "too-many-assignments")]
    [InlineData(ClassStatus.DueBeforeOpening, 422, "due-before-opening")]
    [InlineData(ClassStatus.Full, 409, "class-full")]
    [InlineData(ClassStatus.NoAccount, 403, "account-needed")]
    public async Task WhatWasNotDone_HasItsProblem(ClassStatus status, int code, string name)
    {
        _grain.Status = status;
        foreach (var answer in new[] { await PatchAsync(One, "{}", "\"5\""), await _host.SendAsync(HttpMethod.Delete, Member, null), await _host.SendAsync(HttpMethod.Post, $"{Member}/pin", null) })
            Assert.Equal((code, name), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Members_AreShown_AndPinsOnce()
    {
        var member = (await _host.GetAsync($"{One}/members")).Json["members"]![0]!;
        Assert.Equal(("awaitingConsent", 7, true, "2026-03-05T13:00:00Z"), ((string)member["state"]!, (int)member["number"]!, (bool)member["hasPin"]!, (string)member["lastSyncedAt"]!));
        Assert.Equal("012345", (string)(await _host.SendAsync(HttpMethod.Post, $"{Member}/pin", null)).Json["pin"]!);
        Assert.Equal("ABCD-1234-EFGH", (string)(await _host.SendAsync(HttpMethod.Post, $"{Member}/reset-code", null)).Json["code"]!);
        _grain.Members = null;
        Assert.Equal("unknown-class", (await _host.GetAsync($"{One}/members")).Code);
    }

    [Fact]
    public async Task Learner_JoinsAndIsTold_HowLongToWait()
    {
        _host.SignInAnew();
        Assert.Equal("7A", (string)(await _host.PostAsync("/v1/me/classes", """{"code":"abcd 1234"}""")).Json["name"]!);
        Assert.Equal("abcd 1234", _grain.Asked[1]);
        _grain.Status = ClassStatus.Locked;
        var locked = await _host.PostAsync("/v1/me/classes", """{"code":"abcd 1234"}""");
        Assert.Equal((429, "class-code-locked", 90.0), (locked.Status, locked.Code, locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        _grain.Status = ClassStatus.UnknownCode;
        Assert.Equal("unknown-class-code", (await _host.PostAsync("/v1/me/classes", """{"code":"abcd 1234"}""")).Code);
        Assert.Equal("unknown-class", (await _host.SendAsync(HttpMethod.Delete, $"/v1/me/classes/{FakeClasses.ClassId}", null)).Code);
        Assert.Single((await _host.GetAsync("/v1/me/classes")).Json["classes"]!.AsArray());
    }

    [Theory]
    [InlineData(SignInStatus.Refused, 401, "class-sign-in-refused")]
    [InlineData(SignInStatus.Locked, 429, "sign-in-locked")]
    [InlineData(SignInStatus.ConsentNeeded, 403, "consent-needed")]
    [InlineData(SignInStatus.Closed, 403, "account-closed")]
    public async Task ClassSignIn_IsRefused(SignInStatus status, int code, string name)
    {
        _host.Client.DefaultRequestHeaders.Authorization = null;
        _host.Grains.SignIn.Reply = new(status, RetryAfter: TimeSpan.FromSeconds(3));
        var answer = await _host.PostAsync("/v1/auth/class-sign-in", """{"classCode":"ABCD-1234","number":7,"pin":"012345"}""");
        Assert.Equal((code, name), (answer.Status, answer.Code));
        Assert.Single(_host.Grains.SignIn.Asked);
    }

    [Fact]
    public async Task Roster_IsPassedOn_AndItsPinsAreKeptByNobody()
    {
        var answer = await RosterAsync("");
        Assert.Equal(200, answer.Status);
        Assert.Equal(("created", "012345", 1), ((string)answer.Json["rows"]![0]!["outcome"]!, (string)answer.Json["pins"]![0]!["pin"]!, (int)answer.Json["created"]!));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nomor;nama\n", Encoding.UTF8.GetString((byte[])_grain.Asked[2]!));
        Assert.Equal(false, _grain.Asked[3]);
        await RosterAsync("?dryRun=true");
        Assert.Equal(true, _grain.Asked[7]);
    }

    [Fact]
    public async Task Pins_AreAListForASpreadsheet_WithoutFormulas()
    {
        var answer = await RosterAsync("", "text/csv");
        Assert.Equal("text/csv", answer.ContentType);
        Assert.Equal("number,name,username,pin\r\n7,'=Budi,budi.1234,012345\r\n", answer.Body.TrimStart('\uFEFF'));
        Assert.Equal("attachment; filename=\"pins.csv\"", answer.ContentHeaders.ContentDisposition!.ToString());
    }

    [Theory]
    [InlineData("id", "Berkas")]
    [InlineData("en", "file")]
    public async Task Roster_WithErrors_IsRefused_ByRowAndColumn(string language, string word)
    {
        _grain.Roster = _grain.Roster with { Errors = [new(1, Core.Classes.RosterColumn.None, Core.Classes.RosterFault.NotText), new(3, Core.Classes.RosterColumn.BirthDate, Core.Classes.RosterFault.Missing)] };
        var refused = await RosterAsync("", language: language);
        Assert.Equal((422, "roster-not-usable"), (refused.Status, refused.Code));
        Assert.Equal((3, "#/birthDate", "missing"), ((int)refused.Json["errors"]![1]!["line"]!, (string)refused.Json["errors"]![1]!["pointer"]!, (string)refused.Json["errors"]![1]!["code"]!));
        var tried = await RosterAsync("?dryRun=true", language: language);
        Assert.Equal((200, "birthDate"), (tried.Status, (string)tried.Json["errors"]![1]!["column"]!));
        Assert.Contains(word, (string)tried.Json["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roster_OfAnotherKind_OrTooLarge_IsRefused()
    {
        Assert.Equal("unsupported-media-type", (await _host.SendAsync(HttpMethod.Post, $"{One}/roster", new ByteArrayContent([80, 75]) { Headers = { ContentType = new("application/zip") } })).Code);
        Assert.Equal("empty-file", (await _host.SendAsync(HttpMethod.Post, $"{One}/roster", new StringContent("", Encoding.UTF8, "text/csv"))).Code);
        Assert.Equal("body-too-large", (await _host.SendAsync(HttpMethod.Post, $"{One}/roster", new StringContent(new string('x', 300_000), Encoding.UTF8, "text/csv"))).Code);
        Assert.Empty(_grain.Asked);
    }

    [Fact]
    public void EveryFaultOfAList_IsSaidInBothLanguages() => Assert.All(Enum.GetValues<Core.Classes.RosterFault>(), fault =>
    {
        var kind = EnglishLearning.Api.Classes.RosterTexts.Of(fault);
        Assert.NotEmpty(kind.Detail.Indonesian);
        Assert.NotEqual(kind.Detail.Indonesian, kind.Detail.English);
    });

    private async Task<Answered> RosterAsync(string query, string accept = "application/json", string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{One}/roster{query}") { Content = new StringContent("nomor;nama\n", Encoding.UTF8, "text/csv") };
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await ReadAsync(_host.Client.SendAsync(request));
    }

    private Task<Answered> KnownAsync(string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, One);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return ReadAsync(_host.Client.SendAsync(request));
    }

    private Task<Answered> PatchAsync(string path, string body, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = new StringContent(body, Encoding.UTF8, "application/merge-patch+json") };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return ReadAsync(_host.Client.SendAsync(request));
    }

    private static async Task<Answered> ReadAsync(Task<HttpResponseMessage> answer) => await Answered.ReadAsync(await answer);
}
