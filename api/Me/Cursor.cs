using System.Buffers.Text;
using System.Text;

namespace EnglishLearning.Api.Me;

/// <summary>What a cursor walks over. On the wire: the numbers are frozen.</summary>
internal enum CursorKind : byte
{
    Cards = 1,
    Attempts = 2,
    Audit = 3,
}

/// <summary>An opaque place in a list: base64url of a kind, which is also its version, and the last id of the page before.</summary>
internal static class Cursor
{
    private const int LongestCursor = 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encode(CursorKind kind, string lastId) =>
        Base64Url.EncodeToString([(byte)kind, .. Utf8.GetBytes(lastId)]);

    /// <summary>False where this is no cursor of that kind.</summary>
    public static bool TryDecode(CursorKind kind, string cursor, out string lastId)
    {
        lastId = "";
        if (cursor.Length > LongestCursor || !Base64Url.IsValid(cursor))
            return false;
        try
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            if (bytes.Length < 2 || bytes[0] != (byte)kind)
                return false;
            lastId = Utf8.GetString(bytes.AsSpan(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
