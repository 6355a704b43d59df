using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Jobs;

/// <summary>When jobs ran last, and what they said.</summary>
internal sealed class JobBook(AccountsContext database, TimeProvider time)
{
    public const string Retention = "retention";
    public const string AuditCheck = "audit-check";

    /// <summary>What is noted of an audit log without a fault.</summary>
    public const string Whole = "whole";

    public async Task NoteAsync(string name, string report)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO job_runs (name, ran_at, report) VALUES ({name}, {now}, {report})
            ON CONFLICT (name) DO UPDATE SET ran_at = excluded.ran_at, report = excluded.report
            """);
    }

    public Task<JobRun?> FindAsync(string name) => database.JobRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Name == name);
}
