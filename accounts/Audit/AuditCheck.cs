using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Audit;

/// <param name="Entries">How many were looked at.</param>
/// <param name="Sequence">Where the chain ends.</param>
/// <param name="Hash">Of its end, in hexadecimal: noted elsewhere, it shows later that nothing was cut off.</param>
/// <param name="Fault">What does not fit, and from which entry on; null where all is whole.</param>
public sealed record AuditVerdict(long Entries, long Sequence, string Hash, string? Fault);

/// <summary>Goes through the whole audit log and says whether anything was changed, taken out, put in or cut off.</summary>
internal sealed class AuditCheck(AccountsContext database, ServiceKeys keys)
{
    private const int Page = 1000;

    /// <param name="expected">An end noted earlier, sequence and hash: it has to be in the chain. Null: none is known.</param>
    public async Task<AuditVerdict> RunAsync((long Sequence, string Hash)? expected = null, IProgress<long>? progress = null)
    {
        // First the end, then the entries: what is added meanwhile is beyond it.
        var head = await database.AuditHeads.AsNoTracking().SingleAsync();
        var (sequence, hash, entries) = (head.PrunedThrough, head.PrunedHash, 0L);
        var isMet = expected is not { } noted || IsNoted(noted, sequence, hash) || noted.Sequence < sequence;
        while (sequence < head.Sequence)
        {
            var rows = await database.AuditEntries.AsNoTracking()
                .Where(row => row.Sequence > sequence && row.Sequence <= head.Sequence)
                .OrderBy(row => row.Sequence).Take(Page).ToListAsync();
            foreach (var row in rows)
            {
                if (row.Sequence != sequence + 1)
                    return Faulty($"Entries {sequence + 1} to {row.Sequence - 1} are missing.");
                hash = AuditChain.Hash(keys[ServiceKeys.Audit], hash, row);
                if (!hash.AsSpan().SequenceEqual(row.Hash))
                    return Faulty($"Entry {row.Sequence} is not as it was written, or was not written by this service.");
                (sequence, entries) = (row.Sequence, entries + 1);
                isMet |= expected is { } end && IsNoted(end, sequence, hash);
            }
            progress?.Report(entries);
            if (rows.Count == 0)
                return Faulty($"Entries {sequence + 1} to {head.Sequence} are missing: the log was cut off.");
        }
        if (!hash.AsSpan().SequenceEqual(head.Hash))
            return Faulty($"The end at {head.Sequence} is not the one that was written.");
        return isMet ? new(entries, sequence, Convert.ToHexStringLower(hash), null) : Faulty($"The end that was noted, {expected?.Sequence}, is not in the log: it was cut off or written anew.");

        AuditVerdict Faulty(string fault) => new(entries, head.Sequence, Convert.ToHexStringLower(head.Hash), fault);
    }

    private static bool IsNoted((long Sequence, string Hash) noted, long sequence, byte[] hash) =>
        noted.Sequence == sequence && string.Equals(noted.Hash, Convert.ToHexStringLower(hash), StringComparison.OrdinalIgnoreCase);
}
