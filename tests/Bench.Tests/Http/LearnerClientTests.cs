using System.Net;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Tests.Http;

public sealed class LearnerClientTests
{
    [Fact]
    public async Task GuestAsync_SignsInWithTheZone_AndSendsTheTokenFromThenOn()
    {
        var server = new StubServer((request, _) => StubServer.Json(
            request.RequestUri!.AbsolutePath == "/v1/auth/guest" ? StubServer.Guest : """{"attempts":3,"cards":2}"""));
        var learner = await SignInAsync(server);
        var progress = await learner.SendAsync(Requests.Progress(), ApiJson.Default.Progress, CancellationToken.None);
        Assert.Equal(new Progress(3, 2), progress);
        Assert.Equal(new Guid("00000000-0000-0000-0000-000000000001"), learner.LearnerId);
        Assert.Contains("Etc/UTC", server.Asked[0].Body, StringComparison.Ordinal);
        Assert.Equal([null, "token"], server.Asked.Select(asked => asked.Token));
    }

    [Fact]
    public async Task SendAsync_BusyServer_SendsTheSameAgainAndCountsIt()
    {
        var busy = 2;
        var server = new StubServer((request, _) =>
            request.RequestUri!.AbsolutePath == "/v1/auth/guest" ? StubServer.Json(StubServer.Guest)
            : busy-- > 0 ? StubServer.Busy()
            : StubServer.Json("""{"attempts":0,"cards":0}"""));
        var learner = await SignInAsync(server);
        await learner.SendAsync(Requests.Progress(), ApiJson.Default.Progress, CancellationToken.None);
        Assert.Equal(2, learner.Retries);
        Assert.Equal(4, server.Asked.Count);
    }

    [Fact]
    public async Task SendAsync_AnyOtherFailure_EndsWithTheProblem()
    {
        var server = new StubServer((request, _) => request.RequestUri!.AbsolutePath == "/v1/auth/guest"
            ? StubServer.Json(StubServer.Guest)
            : StubServer.Json("""{"type":"x/internal-error","title":"Server error"}""", HttpStatusCode.InternalServerError));
        var learner = await SignInAsync(server);
        var fault = await Assert.ThrowsAsync<ServerException>(() =>
            learner.SendAsync(Requests.Progress(), ApiJson.Default.Progress, CancellationToken.None));
        Assert.Contains("500 Server error (x/internal-error)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_TokenNearItsEnd_RenewsItFirst()
    {
        var server = new StubServer((request, _) => StubServer.Json(request.RequestUri!.AbsolutePath.StartsWith("/v1/auth/", StringComparison.Ordinal)
            ? StubServer.Guest.Replace("3600", "0", StringComparison.Ordinal)
            : """{"attempts":0,"cards":0}"""));
        var learner = await SignInAsync(server);
        await learner.SendAsync(Requests.Progress(), ApiJson.Default.Progress, CancellationToken.None);
        Assert.Equal(["/v1/auth/guest", "/v1/auth/refresh", "/v1/me/progress"], server.Asked.Select(asked => asked.Path));
        Assert.Equal((null, """{"refreshToken":"refresh"}"""), (server.Asked[1].Token, server.Asked[1].Body));
    }

    [Fact]
    public async Task ImportAsync_LargeFile_WaitsForTheJob()
    {
        const string Import = """{"importId":"00000000-0000-0000-0000-000000000009","status":"STATUS","rows":2,"imported":2,"duplicates":0,"rejected":0,"errors":[],"failure":null}""";
        var server = new StubServer((request, _) => request.RequestUri!.AbsolutePath switch
        {
            "/v1/auth/guest" => StubServer.Json(StubServer.Guest),
            "/v1/me/history:import" => StubServer.Json(Import.Replace("STATUS", "running", StringComparison.Ordinal), HttpStatusCode.Accepted),
            _ => StubServer.Json(Import.Replace("STATUS", "done", StringComparison.Ordinal)),
        });
        var learner = await SignInAsync(server);
        var import = await learner.ImportAsync("x"u8.ToArray(), progress: null, CancellationToken.None);
        Assert.Equal(("done", 2), (import.Status, import.Imported));
        Assert.Equal("/v1/me/imports/00000000-0000-0000-0000-000000000009", server.Asked[^1].Path);
    }

    [Fact]
    public async Task CardsAsync_SeveralPages_FollowsTheCursor()
    {
        var server = new StubServer((request, _) => StubServer.Json(request.RequestUri!.PathAndQuery switch
        {
            "/v1/auth/guest" => StubServer.Guest,
            "/v1/me/cards?limit=200" => """{"cards":[CARD],"nextCursor":"a/b"}""".Replace("CARD", CardJson, StringComparison.Ordinal),
            "/v1/me/cards?limit=200&cursor=a%2Fb" => """{"cards":[CARD],"nextCursor":null}""".Replace("CARD", CardJson, StringComparison.Ordinal),
            var path => throw new InvalidOperationException(path),
        }));
        var cards = await (await SignInAsync(server)).CardsAsync(CancellationToken.None);
        Assert.Equal(2, cards.Count);
    }

    [Fact]
    public async Task SendAsync_NobodyListens_SaysWhereAndWhatToDo()
    {
        var server = new StubServer((_, _) => throw new HttpRequestException("Connection refused"));
        var fault = await Assert.ThrowsAsync<ServerException>(() => SignInAsync(server));
        Assert.Contains("http://stub/", fault.Message, StringComparison.Ordinal);
        Assert.Contains("./run", fault.Message, StringComparison.Ordinal);
    }

    private const string CardJson =
        """{"questionId":"own-1","due":null,"stability":1,"difficulty":5,"retrievability":1,"reps":1,"lapses":0,"state":"review"}""";

    private static Task<LearnerClient> SignInAsync(StubServer server) =>
        LearnerClient.GuestAsync(server.Client(), "Etc/UTC", TimeProvider.System, CancellationToken.None);
}
