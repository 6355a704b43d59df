using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Jobs;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Compliance;

/// <summary>What is kept too long goes: the job has run within two days.</summary>
internal sealed class RetentionCheck(JobBook jobs, TimeProvider time) : IComplianceCheck
{
    private const string Name = "retention";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    public async Task<ComplianceFinding> RunAsync()
    {
        const string Remedy = "Run \"silo retention\"; if it does not come by itself, a silo must run with reminders.";
        return await jobs.FindAsync(JobBook.Retention) is not { } run ? ComplianceFinding.Failed(Name, "The retention job has never run.", Remedy)
            : time.GetUtcNow() - run.RanAt > Longest ? ComplianceFinding.Failed(Name, $"The retention job ran last at {run.RanAt:u}.", Remedy)
            : ComplianceFinding.Passed(Name, $"The retention job ran last at {run.RanAt:u}.");
    }
}

/// <summary>Whoever is to be erased is, within a day of when it is due; and the list that this needs can be written.</summary>
internal sealed class ErasureCheck(AccountsContext database, ErasureList list, TimeProvider time) : IComplianceCheck
{
    private const string Name = "erasures";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public async Task<ComplianceFinding> RunAsync()
    {
        try
        {
            list.Try();
        }
        catch (KeyException e)
        {
            return ComplianceFinding.Failed(Name, e.Message, "Let the silos write the list: Erasure__List.");
        }
        var before = time.GetUtcNow() - Longest;
        var late = await database.Erasures.CountAsync(erasure => erasure.DueAt < before);
        return late == 0
            ? ComplianceFinding.Passed(Name, "Nobody waits for longer than a day.")
            : ComplianceFinding.Failed(Name, $"{late} persons should have been erased more than a day ago.", "The log says why they could not be; \"silo retention\" tries again.");
    }
}

/// <summary>The audit log is whole: verified within two days, and its newest entries now.</summary>
internal sealed class AuditLogCheck(AccountsContext database, ServiceKeys keys, JobBook jobs, TimeProvider time) : IComplianceCheck
{
    private const string Name = "audit-log";
    private const int Newest = 1000;
    private const string Remedy = "Run \"silo audit verify\"; where it finds a fault, follow docs/privacy/breach-runbook.md.";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    public async Task<ComplianceFinding> RunAsync()
    {
        if (await FaultAsync() is { } fault)
            return ComplianceFinding.Failed(Name, fault, Remedy);
        var run = await jobs.FindAsync(JobBook.AuditCheck);
        return run is null || time.GetUtcNow() - run.RanAt > Longest ? ComplianceFinding.Failed(Name, run is null ? "The whole log was never verified." : $"The whole log was verified last at {run.RanAt:u}.", Remedy)
            : run.Report != JobBook.Whole ? ComplianceFinding.Failed(Name, $"At {run.RanAt:u}: {run.Report}", Remedy)
            : ComplianceFinding.Passed(Name, $"The newest entries verify now, the whole log did at {run.RanAt:u}.");
    }

    /// <summary>Of the newest entries; null where they verify.</summary>
    private async Task<string?> FaultAsync()
    {
        var head = await database.AuditHeads.AsNoTracking().SingleAsync();
        var rows = await database.AuditEntries.AsNoTracking().Where(row => row.Sequence <= head.Sequence)
            .OrderByDescending(row => row.Sequence).Take(Newest).ToListAsync();
        rows.Reverse();
        var previous = rows is [{ } oldest, ..] && oldest.Sequence == head.PrunedThrough + 1 ? head.PrunedHash : null;
        foreach (var row in rows)
        {
            if (previous is not null && !AuditChain.Hash(keys[ServiceKeys.Audit], previous, row).AsSpan().SequenceEqual(row.Hash))
                return $"Entry {row.Sequence} is not as it was written.";
            previous = row.Hash;
        }
        return head.Sequence > head.PrunedThrough && (rows.Count == 0 || !rows[^1].Hash.AsSpan().SequenceEqual(head.Hash))
            ? "The newest entries are missing."
            : null;
    }
}
