using System.Text;
using EnglishLearning.Attack.Tests.Actors;
using Xunit;

namespace EnglishLearning.Attack.Tests.Attacks;

/// <summary>
/// Requests that two readers would divide at different places (RFC 9112, 11.2): a proxy in front could take the rest of one for
/// somebody else's next. Refused, or read in one way and the connection ended.
/// </summary>
[Collection(SharedTarget.Name)]
public sealed class SmugglingTests(Target target)
{
    private const string Hidden = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n";

    private static readonly Dictionary<string, string> Requests = new()
    {
        ["both lengths"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {5 + Hidden.Length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Hidden}",
        ["both lengths, other order"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n{Hidden}",
        ["two lengths"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: {2 + Hidden.Length}\r\n\r\n{{}}{Hidden}",
        ["a list of lengths"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2, 2\r\n\r\n{{}}{Hidden}",
        ["a negative length"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{{}}{Hidden}",
        ["another transfer coding"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{Hidden}",
        ["chunked, and then something"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n{Hidden}",
        ["a folded header"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding:\r\n chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n{Hidden}",
        ["a space before the colon"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding : chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n{Hidden}",
        ["a bare line feed in a header"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nX-A: b\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n{Hidden}",
        ["a bare carriage return"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nX-A: b\rTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n{Hidden}",
        ["a chunk whose size is no number"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n0x2\r\n{{}}\r\n0\r\n\r\n{Hidden}",
        ["a negative chunk"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{{}}\r\n0\r\n\r\n{Hidden}",
        ["a chunk beyond all numbers"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff2\r\n{{}}\r\n0\r\n\r\n{Hidden}",
        ["a chunk that is longer than said"] = $"POST /v1/auth/guest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{{}}\r\n0\r\n\r\n{Hidden}",
        ["two hosts"] = $"GET /v1/me/devices HTTP/1.1\r\nHost: x\r\nHost: evil.example\r\n\r\n{Hidden}",
        ["no host"] = $"GET /v1/me/devices HTTP/1.1\r\n\r\n{Hidden}",
        ["a zero byte in a header"] = $"GET /v1/me/devices HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n{Hidden}",
        ["a zero byte in the path"] = $"GET /v1/me\0/devices HTTP/1.1\r\nHost: x\r\n\r\n{Hidden}",
        ["a space in the path"] = $"GET /v1/me /devices HTTP/1.1\r\nHost: x\r\n\r\n{Hidden}",
        ["no version"] = $"GET /livez\r\n\r\n{Hidden}",
        ["a version to come"] = $"GET /livez HTTP/9.9\r\nHost: x\r\n\r\n{Hidden}",
    };

    public static TheoryData<string> Names => [.. Requests.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ARequestOfTwoReadings_LeavesNoSecondOne(string name)
    {
        using var connection = target.Silo.Connect();
        await connection.WriteAsync(Encoding.Latin1.GetBytes(Requests[name]));
        var first = await connection.ReadAsync();
        Assert.NotNull(first);
        Assert.True(first.Status is >= 400 and < 506, $"{first.Status} {first.Text}");
        Assert.True(first.Closes || await IsEndedAsync(connection), $"The connection stays open after {first.Status}: the rest was read as a request.");
    }

    private static async Task<bool> IsEndedAsync(Wire.RawConnection connection)
    {
        try
        {
            return await connection.ReadAsync() is null or { IsOfServer: true };
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            return true;
        }
    }

    /// <summary>Or the rest would prove nothing: two requests in order on one connection have two answers.</summary>
    [Fact]
    public async Task TwoRequestsInOrder_AreBothAnswered()
    {
        using var connection = target.Silo.Connect();
        await connection.WriteAsync(Encoding.Latin1.GetBytes(Hidden + Hidden));
        Assert.Equal((200, 200), ((await connection.ReadAsync())?.Status, (await connection.ReadAsync())?.Status));
    }

    [Theory]
    [InlineData("GET http://evil.example/v1/me/devices HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("TRACE /v1/me/devices HTTP/1.1\r\nHost: x\r\nX-Secret: abc\r\n\r\n")]
    public async Task AnOddTarget_IsRefused_AndTellsNothing(string request)
    {
        using var connection = target.Silo.Connect();
        var reply = await connection.SendAsync(Encoding.Latin1.GetBytes(request));
        Assert.NotNull(reply);
        Assert.InRange(reply.Status, 400, 499);
        Assert.DoesNotContain("X-Secret", reply.Text, StringComparison.Ordinal);
    }
}
