using System.Globalization;
using System.Text;

namespace EnglishLearning.Attack.Tests.Wire;

/// <summary>How the body is framed. Frozen by nothing: only tests know it.</summary>
public enum Framing
{
    Length,
    Chunked,

    /// <summary>In chunks of a byte.</summary>
    Crumbs,

    /// <summary>Less comes than was said, and then the end.</summary>
    Truncated,

    /// <summary>A chunk whose size is no number.</summary>
    BrokenChunk,
}

/// <summary>A request, byte for byte as it goes out.</summary>
/// <param name="Target">Path and query, escaped already or not.</param>
/// <param name="Headers">In Latin-1, besides Host and what frames the body.</param>
public sealed record RawRequest(
    string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body = null, Framing Framing = Framing.Length)
{
    private const int PrintedBytes = 1_500;
    private const int PrintedToken = 60;

    /// <summary>Where the end of sending has to be told, or the server would wait for more.</summary>
    public bool EndsSending => Body is not null && Framing is Framing.Truncated;

    public static RawRequest Json(string method, string target, string json, params (string Name, string Value)[] headers) =>
        new(method, target, [("Content-Type", "application/json"), .. headers], Encoding.UTF8.GetBytes(json));

    public byte[] ToBytes(string host)
    {
        using var bytes = new MemoryStream();
        void Write(string text) => bytes.Write(Encoding.Latin1.GetBytes(text));
        Write($"{Method} {Target} HTTP/1.1\r\n");
        if (!Headers.Any(header => header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)))
            Write($"Host: {host}\r\n");
        foreach (var (name, value) in Headers)
            Write($"{name}: {value}\r\n");
        if (Body is null)
        {
            Write(Method is "GET" or "HEAD" or "DELETE" ? "\r\n" : "Content-Length: 0\r\n\r\n");
            return bytes.ToArray();
        }
        switch (Framing)
        {
            case Framing.Length or Framing.Truncated:
                Write($"Content-Length: {Body.Length + (Framing == Framing.Truncated ? 10 : 0)}\r\n\r\n");
                bytes.Write(Body);
                break;
            default:
                Write("Transfer-Encoding: chunked\r\n\r\n");
                foreach (var chunk in Body.Chunk(Framing == Framing.Crumbs && Body.Length < 2_000 ? 1 : 4_096))
                {
                    Write(chunk.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
                    bytes.Write(chunk);
                    Write("\r\n");
                }
                Write(Framing == Framing.BrokenChunk ? "zz\r\n\r\n" : "0\r\n\r\n");
                break;
        }
        return bytes.ToArray();
    }

    /// <summary>For people: what is no ASCII escaped, what is long cut.</summary>
    public override string ToString()
    {
        var printed = new StringBuilder($"{Framing} ");
        var shown = this with { Headers = [.. Headers.Select(header => header.Value.Length > PrintedToken && header.Name == "Authorization" ? (header.Name, "Bearer (its token)") : header)] };
        foreach (var b in shown.ToBytes("silo"))
        {
            printed.Append(b is (byte)'\n' or (>= 0x20 and < 0x7f) ? $"{(char)b}" : b == '\r' ? "" : $"\\x{b:x2}");
            if (printed.Length > PrintedBytes)
                return printed.Append(" ...").ToString();
        }
        return printed.ToString();
    }
}
