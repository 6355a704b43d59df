using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace EnglishLearning.Accounts.Tests;

/// <summary>An authenticator app (RFC 6238: HMAC-SHA1, 30 s, six digits), written from the standard and checked against its vectors.</summary>
internal static class Authenticator
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="steps">Of 30 s from now.</param>
    public static string Code(string key, int steps = 0) => Code(Decode(key), (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + steps);

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 and every app: HMAC-SHA1, whose strength does not rest on collisions.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string base32)
    {
        var (bits, held, bytes) = (0, 0, new List<byte>());
        foreach (var character in base32)
        {
            (held, bits) = ((held << 5) | Base32.IndexOf(character, StringComparison.Ordinal), bits + 5);
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
