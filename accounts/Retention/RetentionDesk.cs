using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Jobs;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Accounts.Retention;

/// <summary>
/// Lets go of what was kept long enough, and goes through the audit log. How often: daily, by a reminder, or by hand
/// (<c>silo retention</c>). How long: seconds, and a minute for each ten million entries of the audit log. Safe to skip: what is over goes
/// the next day, and the check of compliance tells. Safe to run twice.
/// </summary>
internal sealed class RetentionDesk(IEnumerable<IRetentionStep> steps, ConsentDesk consents, AuditCheck check, AuditLog audit, JobBook jobs, TimeProvider time)
{
    /// <summary>What went, or would, by class of data.</summary>
    public async Task<IReadOnlyList<RetentionLine>> RunAsync(bool dryRun)
    {
        var lines = new List<RetentionLine>();
        foreach (var step in steps)
            lines.Add(new(step.Data, step.Kept, await step.RunAsync(time.GetUtcNow(), dryRun)));
        if (dryRun)
            return lines;
        lines.Add(new("consents that nobody answered", Consent.Wait, await consents.LapseAsync()));
        var counts = string.Join(", ", lines.Where(line => line.Count > 0).Select(line => $"{line.Count} {line.Data}"));
        await jobs.NoteAsync(JobBook.Retention, counts);
        await audit.AppendAsync(AuditAction.RetentionRan, by: null, detail: counts);
        var verdict = await check.RunAsync();
        await jobs.NoteAsync(JobBook.AuditCheck, verdict.Fault ?? JobBook.Whole);
        return lines;
    }
}
