using System.Text.Json;
using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Wire;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>Text that would be a statement, markup or a line of a log somewhere: it comes back as it was, or was refused.</summary>
[Collection(SharedTarget.Name)]
public sealed class StoredTextTests(Target target)
{
    public static TheoryData<string> Texts =>
    [
        "'; DROP TABLE sessions; --", "\" OR \"\"=\"", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{7*7}}", "${7*7}", "${jndi:ldap://127.0.0.1/a}",
        "=1+1", "../../etc/passwd", "%s%n", "\u202etxt.exe", "e\u0301", "\ud83d\udc69\u200d\ud83d\udc67", "\\\"", "a\u2028b", "{\"Level\":\"Critical\"}",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task TheNameOfADevice_ComesBackAsItWas(string text)
    {
        var name = target.Silo.NewName();
        var body = AttackedSilo.Registration(name);
        body["device"] = text;
        var tokens = (await new LearnerClient(target.Silo.Http, "", default).PostAsync("/v1/auth/register", body)).Ok();
        var devices = (await new LearnerClient(target.Silo.Http, (string)tokens["accessToken"]!, default).GetAsync("/v1/me/devices")).Ok();
        Assert.Equal(text, (string?)devices["devices"]![0]!["name"]);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task TheTextOfAnImportedCard_ComesBackAsText(string text)
    {
        var caller = await target.Silo.NewAsync(CallerKind.Student);
        var csv = $"card_id,review_time,rating,duration_ms,front,back\nk1,2019-03-01T08:00:00Z,3,4000,\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",b\n";
        var reply = (await caller.Client.PostAsync("/v1/me/history:import", csv, "text/csv")).Ok();
        Assert.Equal(1, (int)reply["imported"]!);
        var question = Assert.Single(await caller.Client.NextAsync("mode=review"));
        Assert.Equal(text.Normalize(), ((string)question["stem"]!).Normalize());
    }

    /// <summary>Whoever writes a line end into a name, path or header must not write a line of the log.</summary>
    [Fact]
    public async Task TheLog_StaysOneDocumentALine_WhateverIsSent()
    {
        const string Forged = "\r\n{\"LogLevel\":\"Critical\",\"Message\":\"forged\"}\n";
        var (silo, marker) = (target.Silo, $"forged-{Guid.NewGuid():N}");
        var text = Forged.Replace("forged", marker, StringComparison.Ordinal);
        await silo.SendAsync(RawRequest.Json("POST", "/v1/auth/sign-in", new JsonObject { ["login"] = text, ["password"] = text, ["device"] = text }.ToJsonString()));
        await silo.SendAsync(RawRequest.Json("POST", "/v1/auth/register", AttackedSilo.Registration(text).ToJsonString()));
        await silo.SendAsync(new RawRequest("GET", "/v1/questions/" + Uri.EscapeDataString(text) + "/statistics", [("User-Agent", marker)]));
        await silo.SendAsync(new RawRequest("GET", "/" + Uri.EscapeDataString(text), []));
        foreach (var line in silo.Process.Output.Split('\n').Where(line => line.StartsWith('{')))
        {
            using var entry = JsonDocument.Parse(line);
            Assert.True(entry.RootElement.TryGetProperty("Category", out _), $"A line of nobody's: {line}");
        }
        Assert.DoesNotContain(silo.Process.Output.Split('\n'), line => line.StartsWith($"{{\"LogLevel\":\"Critical\",\"Message\":\"{marker}", StringComparison.Ordinal));
        Assert.DoesNotContain(AttackedSilo.Password, silo.Process.Output, StringComparison.Ordinal);
    }
}
