using System.Security.Cryptography;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Storage.Personal;

/// <summary>
/// What becomes of a log entry whose learner is erased. It keeps its place in the commit order and everything that the statistics of
/// its question fold (version, score, first, rated, hints, guess, the ability before it), the question's parameters and the
/// prediction; it loses every id, the text that was typed, the hash of what was sent, when it was to more than a month, how long it
/// took to less than a second, and what the learner was told.
/// </summary>
internal static class Unlinked
{
    /// <summary>What is left of a response that was typed.</summary>
    public const string NoResponse = "\"\"";

    /// <summary>Types whose response is ids of the question's own options, and nothing that somebody wrote.</summary>
    public static readonly string ChoiceTypes = $"{(int)QuestionType.Single}, {(int)QuestionType.Multiple}";

    /// <summary>For <c>(learner_id)</c>: of no time, and of nothing that was known before.</summary>
    public static Guid LearnerId() => Guid.NewGuid();

    /// <summary>New ids for all the attempts of a learner, each in the month of the old one, which is that of its partition.</summary>
    public static IReadOnlyList<UnlinkedAttempt> Plan(IReadOnlyList<(Guid AttemptId, Guid? Voids)> attempts)
    {
        var fresh = attempts.ToDictionary(attempt => attempt.AttemptId, attempt => AttemptId(AttemptMonth.Of(attempt.AttemptId)));
        return
        [
            .. attempts.Select(attempt => new UnlinkedAttempt(
                attempt.AttemptId,
                fresh[attempt.AttemptId],
                attempt.Voids is { } voided && fresh.TryGetValue(voided, out var found) ? found : null,
                AttemptMonth.Of(attempt.AttemptId).Start)),
        ];
    }

    /// <summary>A UUIDv7 of the first millisecond of the month; its 74 other bits are random.</summary>
    private static Guid AttemptId(AttemptMonth month)
    {
        const int TimeBytes = 6, VersionByte = 6, VariantByte = 8;
        Span<byte> id = stackalloc byte[16];
        month.FirstId.TryWriteBytes(id, bigEndian: true, out _);
        RandomNumberGenerator.Fill(id[TimeBytes..]);
        id[VersionByte] = (byte)(0x70 | (id[VersionByte] & 0x0F));
        id[VariantByte] = (byte)(0x80 | (id[VariantByte] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}

/// <param name="Month">When the month of the attempt began, UTC: all that is left of its times.</param>
internal sealed record UnlinkedAttempt(Guid OldId, Guid NewId, Guid? Voids, DateTimeOffset Month)
{
    public int Day => (int)(Month - DateTimeOffset.UnixEpoch).TotalDays;
}

/// <summary>The first half and the second half of a grain's key as Orleans' ADO.NET storage has them.</summary>
internal static class GrainKeys
{
    public static (long N0, long N1) Of(Guid key)
    {
        var bytes = key.ToByteArray();
        return (BitConverter.ToInt64(bytes, 0), BitConverter.ToInt64(bytes, sizeof(long)));
    }

    public static Guid From(long n0, long n1) => new([.. BitConverter.GetBytes(n0), .. BitConverter.GetBytes(n1)]);
}
