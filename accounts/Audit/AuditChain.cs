using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EnglishLearning.Accounts.Audit;

/// <summary>
/// The hash of an entry: HMAC-SHA256 under a key of the service over the hash before it and every field, each with its length. Whoever
/// can write the database alone cannot make a chain that verifies.
/// </summary>
internal static class AuditChain
{
    /// <summary>What the first entry rests on.</summary>
    public static readonly byte[] Start = new byte[HMACSHA256.HashSizeInBytes];

    public static byte[] Hash(byte[] key, byte[] previous, AuditRow row)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hash, previous);
        Append(hash, row.Sequence);
        Append(hash, row.At.ToUnixTimeMilliseconds());
        Append(hash, (long)row.Action);
        Append(hash, row.ActorId?.ToByteArray(bigEndian: true));
        Append(hash, row.SubjectId?.ToByteArray(bigEndian: true));
        Append(hash, row.Origin);
        Append(hash, Encoding.UTF8.GetBytes(row.Detail));
        return hash.GetHashAndReset();
    }

    /// <summary>The length first, so that no two rows are the same bytes; none is no empty one.</summary>
    private static void Append(IncrementalHash hash, byte[]? field)
    {
        Append(hash, field?.Length ?? -1);
        hash.AppendData(field ?? []);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
