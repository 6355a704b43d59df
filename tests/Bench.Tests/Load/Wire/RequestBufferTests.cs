using System.Text;
using EnglishLearning.Bench.Load.Wire;

namespace EnglishLearning.Bench.Tests.Load.Wire;

public sealed class RequestBufferTests
{
    [Fact]
    public void EndBody_WritesTheLengthOfTheBody()
    {
        var id = Guid.Parse("01939c2b-7d00-7000-8000-0123456789ab");
        var buffer = new RequestBuffer();
        buffer.Add("left from before"u8);
        buffer.Clear().Add("POST /x HTTP/1.1\r\n"u8).BeginBody()
            .Add("{\"id\":\""u8).Add(id).Add("\",\"n\":"u8).Add(-12).Add(",\"at\":\""u8)
            .Add(new DateTime(2026, 11, 22, 3, 4, 5, 6, DateTimeKind.Utc)).Add("\"}"u8).EndBody();
        var body = $"{{\"id\":\"{id}\",\"n\":-12,\"at\":\"2026-11-22T03:04:05.006Z\"}}";
        Assert.Equal(
            $"POST /x HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: {body.Length:000000}\r\n\r\n{body}",
            Encoding.ASCII.GetString(buffer.Bytes));
    }

    [Fact]
    public void Add_OfMoreThanFits_Grows()
    {
        var buffer = new RequestBuffer();
        var text = Encoding.ASCII.GetBytes(new string('x', 999));
        for (var i = 0; i < 100; i++)
            buffer.Add(text);
        Assert.Equal(99_900, buffer.Bytes.Length);
        Assert.Equal(-1, buffer.Bytes.IndexOfAnyExcept((byte)'x'));
    }
}
