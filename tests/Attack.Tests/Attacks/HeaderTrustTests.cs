using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Matrix;
using EnglishLearning.Attack.Tests.Wire;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>Headers by which a client would be believed more than it may.</summary>
[Collection(SharedTarget.Name)]
public sealed class HeaderTrustTests(Target target)
{
    private const string Evil = "evil.example";

    private static readonly (string Name, string Value)[] Lies =
    [
        ("Host", Evil), ("X-Forwarded-Host", Evil), ("X-Forwarded-Proto", "gopher"), ("X-Forwarded-Prefix", $"//{Evil}"), ("Forwarded", $"host={Evil}"),
        ("X-Original-Host", Evil), ("X-Original-URL", $"//{Evil}/x"), ("X-Rewrite-URL", $"//{Evil}/x"), ("Origin", $"https://{Evil}"), ("Referer", $"https://{Evil}/"),
    ];

    /// <summary>Links, Location, the description and its page: nothing is built from what the client says of the host, and no page elsewhere may read it.</summary>
    [Fact]
    public async Task AHostThatTheClientNames_ComesBackInNoAnswer()
    {
        foreach (var operation in target.Silo.Description.Operations)
        {
            var rule = AccessRules.Of(operation.Id);
            var caller = await target.Silo.NewAsync(rule.Needs == Core.Accounts.Permission.None ? CallerKind.Anonymous : CallerKinds.WithRole.First(rule.Allows));
            var values = await rule.ObjectAsync(caller);
            var request = await rule.RequestAsync(operation, caller, values);
            AssertUnbelieved(operation.ToString(), await target.Silo.SendAsync(request with { Headers = [.. request.Headers, .. Lies] }));
        }
        foreach (var page in new[] { "/", "/docs", "/openapi/v1.json", "/nowhere", "/v1/nowhere" })
            AssertUnbelieved(page, await target.Silo.SendAsync(new RawRequest("GET", page, Lies)));
    }

    [Fact]
    public async Task LinksToTheNextPage_AreOfThisServer()
    {
        var caller = await target.Silo.NewAsync(CallerKind.Student);
        (await caller.Client.BatchAsync(Bank.Mixed(1).Select(question => Answers.Right(question)))).Ok();
        var reply = await target.Silo.SendAsync(new RawRequest("GET", "/v1/me/cards?limit=1", [("Authorization", $"Bearer {caller.Token}"), .. Lies]));
        Assert.StartsWith("</v1/me/cards?limit=1&cursor=", reply.Header("Link"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("X-Method-Override")]
    public async Task AMethodInAHeader_IsNone(string header)
    {
        var caller = await target.Silo.NewAsync(CallerKind.Student);
        var session = await target.Silo.SessionAsync(caller.PersonId);
        var path = $"/v1/me/devices/{session}";
        var post = await target.Silo.SendAsync(new RawRequest("POST", path + "?_method=DELETE", [("Authorization", $"Bearer {caller.Token}"), (header, "DELETE")]));
        Assert.Equal(405, post.Status);
        Assert.Single((await caller.Client.GetAsync("/v1/me/devices")).Ok()["devices"]!.AsArray());
    }

    private static void AssertUnbelieved(string what, RawReply reply)
    {
        Assert.True(reply.Status < 500, $"{what}: {reply.Status}");
        foreach (var (name, value) in reply.Headers)
            Assert.False(value.Contains(Evil, StringComparison.OrdinalIgnoreCase), $"{what}: {name}: {value}");
        Assert.False(reply.Text.Contains(Evil, StringComparison.OrdinalIgnoreCase), $"{what}: {reply.Text}");
        Assert.Null(reply.Header("Access-Control-Allow-Origin"));
    }
}
