using System.Buffers.Binary;
using System.Security.Cryptography;
using EnglishLearning.Contracts.Imports;

namespace EnglishLearning.Api.Imports;

/// <summary>
/// The id of an import is made of its content (SHA-256 in a UUIDv8, RFC 9562): the same file of the same learner, sent
/// again, is the same import.
/// </summary>
internal static class ImportId
{
    public static Guid Of(ImportRequest request)
    {
        Span<byte> head = stackalloc byte[20];
        request.LearnerId.TryWriteBytes(head, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(head[16..], (int)request.Format);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(head);
        sha.AppendData(request.File);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        sha.GetHashAndReset(hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
