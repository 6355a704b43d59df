using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Attack.Tests.Wire;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>
/// Nobody learns who has an account. That as many hashes are made for an unknown login as for a known one is counted in
/// tests/Accounts.Tests: a clock would tell it badly.
/// </summary>
[Collection(SharedTarget.Name)]
public sealed class EnumerationTests(Target target)
{
    private AttackedSilo Silo => target.Silo;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KnownAndUnknownLogin_AreRefusedAlike_UpToTheLockAndInIt(bool byEmail)
    {
        var name = Silo.NewName();
        var email = $"{name}@example.id";
        var body = AttackedSilo.Registration(name);
        body["email"] = email;
        Assert.Equal(200, (await Silo.SendAsync(RawRequest.Json("POST", "/v1/auth/register", body.ToJsonString()))).Status);
        var unknown = byEmail ? $"{Silo.NewName()}@example.id" : Silo.NewName();
        for (var attempt = 0; attempt < 7; attempt++)
        {
            var known = await WrongAsync(byEmail ? email : name);
            var nobody = await WrongAsync(unknown);
            Assert.Equal(attempt < 5 ? 401 : 429, known.Status);
            Assert.Equal(WithoutWait(known), WithoutWait(nobody));
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("id")]
    public async Task ATokenOfADevice_TellsNothingOfAnotherAccount(string language)
    {
        var (mine, theirs) = (await Silo.NewAsync(CallerKind.Student), await Silo.NewAsync(CallerKind.Student));
        var known = await WrongAsync(theirs.Username, mine.DeviceToken, language);
        var unknown = await WrongAsync(Silo.NewName(), mine.DeviceToken, language);
        Assert.Equal((401, known.Comparable), (unknown.Status, unknown.Comparable));
    }

    [Fact]
    public async Task RefreshTokens_ForgedEndedAndSpent_AreRefusedAlike()
    {
        var ended = await Silo.NewAsync(CallerKind.Student);
        await ended.Client.PostAsync("/v1/auth/sign-out", "");
        var replies = new List<string>();
        foreach (var token in new[] { ended.RefreshToken, ended.RefreshToken[..^4] + "AAAA", "a.b.c", "", new string('x', 3000) })
            replies.Add((await Silo.SendAsync(RawRequest.Json("POST", "/v1/auth/refresh", new JsonObject { ["refreshToken"] = token }.ToJsonString()))).Comparable);
        Assert.Single(replies.Distinct());
    }

    [Fact]
    public async Task AResetByAWrongCode_TellsNothingOfTheAccount()
    {
        var known = (await Silo.NewAsync(CallerKind.Student)).Username;
        var unknown = Silo.NewName();
        for (var attempt = 0; attempt < 7; attempt++)
        {
            var replies = new List<RawReply>();
            foreach (var login in new[] { known, unknown })
            {
                var body = new JsonObject { ["login"] = login, ["code"] = "AAAA-AAAA-AAAA", ["newPassword"] = "nasi uduk sebelum subuh" };
                replies.Add(await Silo.SendAsync(RawRequest.Json("POST", "/v1/auth/reset-password", body.ToJsonString())));
            }
            Assert.Equal(attempt < 5 ? 401 : 429, replies[0].Status);
            Assert.Equal(WithoutWait(replies[0]), WithoutWait(replies[1]));
        }
    }

    /// <summary>A user name that is taken has to be told, or nobody could choose one. An e-mail address is told in the same words.</summary>
    [Fact]
    public async Task ATakenEmail_IsToldInTheWordsOfATakenName()
    {
        var name = Silo.NewName();
        var body = AttackedSilo.Registration(name);
        body["email"] = $"{name}@example.id";
        await Silo.SendAsync(RawRequest.Json("POST", "/v1/auth/register", body.ToJsonString()));
        var taken = await Silo.SendAsync(RawRequest.Json("POST", "/v1/auth/register", body.ToJsonString()));
        body["username"] = Silo.NewName();
        var same = await Silo.SendAsync(RawRequest.Json("POST", "/v1/auth/register", body.ToJsonString()));
        Assert.Equal((409, taken.Comparable), (same.Status, same.Comparable));
    }

    private Task<RawReply> WrongAsync(string login, string? deviceToken = null, string language = "id") => Silo.SendAsync(RawRequest.Json(
        "POST", "/v1/auth/sign-in", new JsonObject { ["login"] = login, ["password"] = "not the password", ["deviceToken"] = deviceToken }.ToJsonString(),
        ("Accept-Language", language)));

    /// <summary>How long a lock lasts hangs on the second at which it began.</summary>
    private static string WithoutWait(RawReply reply) =>
        (reply with { Headers = [.. reply.Headers.Where(header => header.Name != "Retry-After")] }).Comparable;
}
