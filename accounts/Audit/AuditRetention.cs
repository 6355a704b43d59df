using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Audit;

/// <summary>Lets the oldest entries go; the rest still verifies, resting on the hash of the last that went.</summary>
internal sealed class AuditRetention(AccountsContext database)
{
    /// <summary>How many went.</summary>
    /// <param name="before">Entries from this time on stay. The newest entry always does.</param>
    public async Task<int> PruneAsync(DateTimeOffset before)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var head = await database.AuditHeads.AsNoTracking().SingleAsync();
        // By sequence, and not by time alone: clocks of silos differ, and the chain must not be holed.
        var firstKept = await database.AuditEntries.Where(row => row.At >= before).MinAsync(row => (long?)row.Sequence) ?? head.Sequence;
        var last = await database.AuditEntries.AsNoTracking().Where(row => row.Sequence < firstKept).OrderByDescending(row => row.Sequence).FirstOrDefaultAsync();
        if (last is null)
            return 0;
        await database.AuditHeads.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.PrunedThrough, last.Sequence)
            .SetProperty(row => row.PrunedHash, last.Hash));
        var gone = await database.AuditEntries.Where(row => row.Sequence <= last.Sequence).ExecuteDeleteAsync();
        await transaction.CommitAsync();
        return gone;
    }
}
