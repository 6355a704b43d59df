using System.Text.Json.Nodes;
using EnglishLearning.Api.Tests.Auth;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Tests.Privacy;

public sealed class ConsentTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const string Decision = """{"decision":"given","guardianName":"Ratna Dewi","relation":"ibu","contact":"ratna@example.id","ofAge":true}""";

    private static readonly string ByCode = """{"code":"ABCD-EFGH-JKMN-PQRS",""" + Decision[1..];

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly ApiHost _host = fixture.Fresh();

    private FakePrivacy Privacy => _host.Grains.Privacy;

    [Fact]
    public async Task Registration_OfAChild_TellsTheCode()
    {
        _host.Grains.SignIn.Reply = new ConsentNeededReply(new("ABCD-EFGH-JKMN-PQRS"), Noon);
        _host.Client.DefaultRequestHeaders.Authorization = null;
        var reply = await _host.PostAsync("/v1/auth/register", """{"username":"ani.k","password":"pisang goreng","name":"Ani","birthDate":"2016-05-01"}""");
        Assert.Equal((403, "consent-needed"), (reply.Status, reply.Code));
        Assert.Equal(("ABCD-EFGH-JKMN-PQRS", "2026-11-23T12:00:00Z"), ((string)reply.Json["consent"]!["code"]!, (string)reply.Json["consent"]!["answerBy"]!));
    }

    [Fact]
    public async Task AProblemOfAnotherKind_HasNoSuchMember()
    {
        Assert.Null((await _host.PostAsync("/v1/consents/question", """{"code":"x"}""")).Json["consent"]);
    }

    [Theory]
    [InlineData("id", "Anak Anda")]
    [InlineData("en", "Your child")]
    public async Task AGuardian_IsShownTheText_InBothLanguages(string language, string begins)
    {
        _host.Client.DefaultRequestHeaders.Authorization = null;
        Privacy.Consent = new(ConsentStatus.Done, new ConsentView("Ani Kusuma", "ani.k", Noon, Noon.AddDays(30), ConsentText.Current.Version));
        var reply = await _host.PostAsync("/v1/consents/question", """{"code":"ABCD-EFGH-JKMN-PQRS"}""", language);
        Assert.Equal(200, reply.Status);
        Assert.StartsWith(begins, (string)reply.Json["text"]!, StringComparison.Ordinal);
        Assert.Equal((ConsentText.Current.Indonesian, ConsentText.Current.English), ((string)reply.Json["textId"]!, (string)reply.Json["textEn"]!));
        Assert.Equal("Ani Kusuma", (string)reply.Json["childName"]!);
    }

    [Fact]
    public async Task ADecision_IsPassedOn_AndAnsweredWithAReceipt()
    {
        Privacy.Consent = new(ConsentStatus.Done, null, _host.LearnerId, new("h.p.s"), new("1111-2222-3333-4444"));
        var reply = await _host.PostAsync("/v1/consents/decide", ByCode);
        Assert.Equal(200, reply.Status);
        Assert.Equal(("h.p.s", "1111-2222-3333-4444", null), ((string)reply.Json["receipt"]!, (string)reply.Json["withdrawalCode"]!, (string?)reply.Json["eraseAt"]));
        Assert.Equal((new Secret("ABCD-EFGH-JKMN-PQRS"), ConsentDecision.Given, new Guardian("Ratna Dewi", "ibu", "ratna@example.id")), Assert.Single(Privacy.Asked));
    }

    [Theory]
    [InlineData("ofAge", "false", "guardian-not-of-age", "#/ofAge")]
    [InlineData("guardianName", "\"  \"", "guardian-not-usable", "#/guardianName")]
    [InlineData("guardianName", "\"a\\nb\"", "guardian-not-usable", "#/guardianName")]
    [InlineData("relation", "\"\"", "guardian-not-usable", "#/relation")]
    [InlineData("contact", "\"\\u0000\"", "guardian-not-usable", "#/contact")]
    [InlineData("decision", "\"perhaps\"", "invalid-body", "#/decision")]
    [InlineData("decision", "1", "invalid-body", "#/decision")]
    public async Task ADecision_ThatIsNotUsable_DecidesNothing(string member, string value, string code, string pointer)
    {
        var body = JsonNode.Parse(ByCode)!.AsObject();
        body[member] = JsonNode.Parse(value);
        var reply = await _host.PostAsync("/v1/consents/decide", body.ToJsonString());
        Assert.Equal((code, pointer), (reply.Code, (string)reply.Json["errors"]![0]!["pointer"]!));
        Assert.Empty(Privacy.Asked);
    }

    [Theory]
    [InlineData(ConsentStatus.Unknown, 404, "unknown-consent", "withdrawal-refused")]
    [InlineData(ConsentStatus.NotAsked, 409, "consent-not-asked", "consent-not-asked")]
    [InlineData(ConsentStatus.Limited, 429, "sign-in-locked", "sign-in-locked")]
    public async Task WhatIsNotDone_IsTold(ConsentStatus status, int answer, string ofDecision, string ofWithdrawal)
    {
        Privacy.Consent = new(status, RetryAfter: TimeSpan.FromSeconds(7.2));
        foreach (var (reply, code) in new[]
        {
            (await _host.PostAsync("/v1/consents/decide", ByCode), ofDecision),
            (await _host.PostAsync("/v1/consents/withdraw", $$"""{"receiptId":"{{_host.LearnerId}}","withdrawalCode":"x"}"""), ofWithdrawal),
        })
        {
            Assert.Equal((answer, code), (reply.Status, reply.Code));
            Assert.Equal(status == ConsentStatus.Limited ? 8 : null, reply.Headers.RetryAfter?.Delta?.TotalSeconds);
        }
    }

    [Fact]
    public async Task AWithdrawal_TellsWhenEverythingIsErased()
    {
        Privacy.Consent = new(ConsentStatus.Done, ReceiptId: _host.LearnerId, EraseAt: Noon);
        var reply = await _host.PostAsync("/v1/consents/withdraw", $$"""{"receiptId":"{{_host.LearnerId}}","withdrawalCode":"1111-2222-3333-4444"}""");
        Assert.Equal((200, "2026-11-23T12:00:00Z"), (reply.Status, (string)reply.Json["eraseAt"]!));
        Assert.Equal((_host.LearnerId, new Secret("1111-2222-3333-4444")), Assert.Single(Privacy.Asked));
    }

    [Fact]
    public async Task APaper_IsRecordedByAnAdministrator_AndByNobodyElse()
    {
        var child = Guid.CreateVersion7();
        Assert.Equal((403, "forbidden"), ((await _host.PostAsync($"/v1/people/{child}/consent", Decision)) is var refused ? (refused.Status, refused.Code) : default));
        _host.Client.DefaultRequestHeaders.Authorization = new("Bearer", Jwt.Of(_host.LearnerId, RoleNames.Administrator));
        Assert.Equal("unknown-person", (await _host.PostAsync($"/v1/people/{child}/consent", Decision)).Code);
        Privacy.Consent = new(ConsentStatus.Done, null, child, new("h.p.s"), null, Noon);
        Assert.Equal(200, (await _host.PostAsync($"/v1/people/{child}/consent", Decision)).Status);
        Assert.Equal((_host.LearnerId, child, ConsentDecision.Given, new Guardian("Ratna Dewi", "ibu", "ratna@example.id")), Privacy.Asked[^1]);
    }

    [Fact]
    public async Task APaper_OfAMember_IsRecordedByATeacher_AndByNobodyElse()
    {
        var (inClass, child) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var path = $"/v1/classes/{inClass}/members/{child}/consent";
        Assert.Equal("forbidden", (await _host.PostAsync(path, Decision)).Code);
        _host.Client.DefaultRequestHeaders.Authorization = new("Bearer", Jwt.Of(_host.LearnerId, RoleNames.Teacher));
        Assert.Equal("unknown-member", (await _host.PostAsync(path, Decision)).Code);
        Privacy.Consent = new(ConsentStatus.Done, null, child, new("h.p.s"), new("ABCD-EFGH-JKMN-PQRS"), null);
        var recorded = await _host.PostAsync(path, Decision);
        Assert.Equal((200, "h.p.s", "ABCD-EFGH-JKMN-PQRS"), (recorded.Status, (string)recorded.Json["receipt"]!, (string)recorded.Json["withdrawalCode"]!));
        Assert.Equal((_host.LearnerId, inClass, child, ConsentDecision.Given, new Guardian("Ratna Dewi", "ibu", "ratna@example.id")), Privacy.Asked[^1]);
    }

    [Fact]
    public async Task Keys_OfReceipts_ArePublic()
    {
        _host.Client.DefaultRequestHeaders.Authorization = null;
        var key = (await _host.GetAsync("/.well-known/consent-keys.json")).Json["keys"]![0]!;
        Assert.Equal(("EC", "ES256", "P-256", Jwt.PublicKey.KeyId), ((string)key["kty"]!, (string)key["alg"]!, (string)key["crv"]!, (string)key["kid"]!));
        Assert.Null(key["d"]);
    }
}
