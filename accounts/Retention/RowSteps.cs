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

/// <summary>Codes that are good no more: to choose a new password by, and of authenticator apps.</summary>
internal sealed class CodeStep(AccountsContext database, RetentionRules rules) : IRetentionStep
{
    public string Data => "one-time codes";

    public TimeSpan Kept => rules.Codes;

    public async Task<int> RunAsync(DateTimeOffset now, bool dryRun)
    {
        var before = now - Kept;
        var resets = database.PasswordResets.Where(reset => reset.ExpiresAt < before);
        var used = database.UsedCodes.Where(code => code.UsedAt < before);
        return dryRun
            ? await resets.CountAsync() + await used.CountAsync()
            : await resets.ExecuteDeleteAsync() + await used.ExecuteDeleteAsync();
    }
}

internal sealed class RoleRequestStep(AccountsContext database, RetentionRules rules) : IRetentionStep
{
    public string Data => "requests for roles that were decided or expired";

    public TimeSpan Kept => rules.RoleRequests;

    public Task<int> RunAsync(DateTimeOffset now, bool dryRun)
    {
        var before = now - Kept;
        var over = database.RoleRequests.Where(request => request.ExpiresAt < before);
        return dryRun ? over.CountAsync() : over.ExecuteDeleteAsync();
    }
}

internal sealed class MembershipStep(AccountsContext database, RetentionRules rules) : IRetentionStep
{
    public string Data => "classes that were left";

    public TimeSpan Kept => rules.LeftClasses;

    public Task<int> RunAsync(DateTimeOffset now, bool dryRun)
    {
        var before = now - Kept;
        var over = database.ClassMembers.Where(member => member.LeftAt < before);
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
