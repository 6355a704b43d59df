using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Grains.Learners;

/// <summary>
/// Tells whether two submissions under one id are the same: the first 8 bytes of SHA-256 over the members. Stored, so
/// the order and form of the members are frozen.
/// </summary>
public static class AnswerHash
{
    public static long Of(Answer answer)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{answer.QuestionId}\n{answer.Version}\n{ResponseMapping.ToJson(answer.Response)}\n{answer.AnsweredAt.ToUnixTimeMilliseconds()}\n{answer.ResponseMs}\n{answer.HintsUsed}\n{(int?)answer.Rating}\n{answer.Unrated}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
