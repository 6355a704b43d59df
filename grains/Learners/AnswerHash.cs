using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Unicode;
using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Grains.Learners;

/// <summary>
/// Tells whether two submissions under one id are the same: the first 8 bytes of SHA-256 over the members. Stored, so
/// the order and form of the members are frozen.
/// </summary>
public static class AnswerHash
{
    /// <summary>Bytes of a character in UTF-8 at most, and of what stands beside the two texts.</summary>
    private const int BytesOfCharacter = 3, BytesOfNumbers = 128;

    public static long Of(Answer answer)
    {
        var response = ResponseMapping.ToJson(answer.Response);
        var buffer = ArrayPool<byte>.Shared.Rent(BytesOfNumbers + BytesOfCharacter * (answer.QuestionId.Length + response.Length));
        var fits = Utf8.TryWrite(
            buffer,
            CultureInfo.InvariantCulture,
            $"{answer.QuestionId}\n{answer.Version}\n{response}\n{answer.AnsweredAt.ToUnixTimeMilliseconds()}\n{answer.ResponseMs}\n{answer.HintsUsed}\n{(int?)answer.Rating}\n{answer.Unrated}",
            out var written);
        // Hashed in part, two answers would be taken for one.
        if (!fits)
            throw new InvalidOperationException("An answer is longer than its texts and numbers can be.");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, written), hash);
        ArrayPool<byte>.Shared.Return(buffer);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
