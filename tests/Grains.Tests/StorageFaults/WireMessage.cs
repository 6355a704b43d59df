using System.Buffers.Binary;
using System.Text;

namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>
/// A message of PostgreSQL's frontend/backend protocol 3.0: a type byte, a length that counts itself, a body. The first
/// message of a session has no type byte.
/// </summary>
internal readonly record struct WireMessage(char Type, byte[] Bytes)
{
    /// <summary>Of the first message of a session, which has none on the wire.</summary>
    public const char Startup = '0';

    public const char Parse = 'P';
    public const char SyncRequest = 'S';
    public const char Query = 'Q';
    public const char ReadyForQuery = 'Z';

    public static WireMessage Sync { get; } = new(SyncRequest, [(byte)SyncRequest, 0, 0, 0, 4]);

    /// <summary>The next message, or null at the end of the stream.</summary>
    public static async Task<WireMessage?> ReadAsync(Stream from, bool first)
    {
        var header = new byte[first ? 4 : 5];
        if (await from.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false) < header.Length)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(first ? 0 : 1));
        var bytes = new byte[header.Length - 4 + length];
        header.CopyTo(bytes, 0);
        await from.ReadExactlyAsync(bytes.AsMemory(header.Length));
        return new WireMessage(first ? Startup : (char)header[0], bytes);
    }

    /// <summary>ErrorResponse with a severity, an SQLSTATE and a text.</summary>
    public static WireMessage Error(string severity, string sqlState)
    {
        var body = Encoding.ASCII.GetBytes($"S{severity}\0V{severity}\0C{sqlState}\0MInjected by a test.\0\0");
        var bytes = new byte[5 + body.Length];
        bytes[0] = (byte)'E';
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), 4 + body.Length);
        body.CopyTo(bytes, 5);
        return new WireMessage('E', bytes);
    }
}
