using System.Text;
using EnglishLearning.Bench.Load.Wire;

namespace EnglishLearning.Bench.Tests.Load.Wire;

public sealed class ResponseParserTests
{
    private const string Sized = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"next\":null}";

    private const string Chunked =
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"nex\r\na;name=x\r\nt\":\"\r\n0\r\n\"\r\n1\r\n}\r\n0\r\n\r\n";

    private const string Trailed =
        "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n1\r\n0\r\n0\r\nX-Sum: 0\r\nX-More: 1\r\n\r\n";

    public static TheoryData<string, int, string> Responses => new()
    {
        { Sized, 200, "{\"next\":null}" },
        { Chunked, 429, "{\"next\":\"\r\n0\r\n\"}" },
        { Trailed, 200, "0" },
        { "HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n", 204, "" },
        { "HTTP/1.1 503 Service Unavailable\r\ncontent-length:0\r\nconnection: close\r\n\r\n", 503, "" },
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public void Read_SplitAtEveryByte_GivesTheSame(string response, int status, string body)
    {
        var bytes = Encoding.ASCII.GetBytes(response);
        for (var split = 0; split < bytes.Length; split++)
        {
            var buffer = bytes.ToArray();
            var parser = new ResponseParser();
            parser.Reset();
            Assert.False(parser.Read(buffer.AsSpan(0, split)));
            Assert.True(parser.Read(buffer));
            Assert.Equal((status, body), (parser.Status, Encoding.ASCII.GetString(buffer.AsSpan(parser.Body))));
        }
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public void Read_ByteByByte_EndsWithTheLastByteOnly(string response, int status, string body)
    {
        var buffer = Encoding.ASCII.GetBytes(response);
        var parser = new ResponseParser();
        parser.Reset();
        for (var count = 1; count < buffer.Length; count++)
            Assert.False(parser.Read(buffer.AsSpan(0, count)));
        Assert.True(parser.Read(buffer));
        Assert.Equal((status, body), (parser.Status, Encoding.ASCII.GetString(buffer.AsSpan(parser.Body))));
    }

    [Fact]
    public void Read_TellsWhenToComeBackAndThatItCloses()
    {
        var parser = new ResponseParser();
        parser.Read(Encoding.ASCII.GetBytes(Chunked));
        Assert.Equal((7, false), (parser.RetryAfter, parser.Closes));
        parser.Reset();
        parser.Read(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        Assert.Equal((null, true), (parser.RetryAfter, parser.Closes));
    }

    [Fact]
    public void Read_WithoutLength_IsWholeWhenTheServerCloses()
    {
        var buffer = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\n\r\nabc");
        var parser = new ResponseParser();
        Assert.False(parser.Read(buffer));
        Assert.True(parser.IsWholeAtClose);
        Assert.Equal("abc", Encoding.ASCII.GetString(buffer.AsSpan(parser.Body)));
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH\r\n\r\n")]
    [InlineData("HTTP/1.1 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n")]
    public void Read_OfSomethingElse_SaysSo(string response) =>
        Assert.Throws<FormatException>(() => new ResponseParser().Read(Encoding.ASCII.GetBytes(response)));
}
