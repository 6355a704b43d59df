using EnglishLearning.Api.Tests.Auth;
using EnglishLearning.Api.Tests.Hosting;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.Tests.Privacy;

public sealed class ComplianceTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private readonly ApiHost _host = fixture.Fresh();

    [Theory]
    [InlineData(ComplianceStatus.Warning, true, "warning")]
    [InlineData(ComplianceStatus.Failed, false, "failed")]
    public async Task Findings_AreTold_AndWhetherAllPassed(ComplianceStatus status, bool passed, string word)
    {
        _host.Client.DefaultRequestHeaders.Authorization = new("Bearer", Jwt.Of(_host.LearnerId, RoleNames.Operator));
        _host.Grains.Privacy.Findings = [ComplianceFinding.Passed("key-age", "Young."), new("operators", status, "One.", "Turn it on.")];
        var reply = await _host.GetAsync("/v1/compliance");
        Assert.Equal((200, passed), (reply.Status, (bool)reply.Json["passed"]!));
        Assert.Equal(
            ["key-age passed Young. ", $"operators {word} One. Turn it on."],
            reply.Json["checks"]!.AsArray().Select(check => $"{check!["check"]} {check["status"]} {check["finding"]} {check["remedy"]}"));
    }

    [Fact]
    public async Task Learners_AreNotTold() => Assert.Equal("forbidden", (await _host.GetAsync("/v1/compliance")).Code);
}
