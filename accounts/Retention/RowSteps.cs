using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Retention;

internal sealed class SessionStep(AccountsContext database, RetentionRules rules) : IRetentionStep
{
    public string Data => "ended sessions";

    public TimeSpan Kept => rules.EndedSessions;

    public Task<int> RunAsync(DateTimeOffset now, bool dryRun)
    {
        var before = now - Kept;
        var over = database.Sessions.Where(session => session.EndedAt < before || session.ExpiresAt < before);
        return dryRun ? over.CountAsync() : over.ExecuteDeleteAsync();
    }
}

internal sealed class FailureStep(AccountsContext database, RetentionRules rules) : IRetentionStep
{
    public string Data => "failed sign-ins";

    public TimeSpan Kept => rules.SignInFailures;

    public Task<int> RunAsync(DateTimeOffset now, bool dryRun)
    {
        var before = now - Kept;
        var over = database.SignInFailures.Where(failure => failure.FailedAt < before);
        return dryRun ? over.CountAsync() : over.ExecuteDeleteAsync();
    }
}

internal sealed class AuditStep(AccountsContext database, AuditRetention retention, RetentionRules rules) : IRetentionStep
{
    public string Data => "audit entries";

    public TimeSpan Kept => rules.Audit;

    public Task<int> RunAsync(DateTimeOffset now, bool dryRun) =>
        dryRun ? database.AuditEntries.CountAsync(row => row.At < now - Kept) : retention.PruneAsync(now - Kept);
}

internal sealed class SigningKeyStep(AccountsContext database, RetentionRules rules) : IRetentionStep
{
    private static readonly byte[] None = [];

    public string Data => "private halves of retired signing keys";

    public TimeSpan Kept => rules.RetiredSigningKeys;

    public Task<int> RunAsync(DateTimeOffset now, bool dryRun)
    {
        var before = now - Kept;
        var over = database.SigningKeys.Where(key => key.AcceptedUntil < before && key.Wrapped != None);
        return dryRun ? over.CountAsync() : over.ExecuteUpdateAsync(set => set.SetProperty(key => key.Wrapped, None));
    }
}
