using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Retention;

/// <summary>Rows of one table that go by themselves once their time is over.</summary>
internal abstract class RowStep<TRow>(string data, TimeSpan kept) : IRetentionStep
    where TRow : class
{
    public string Data => data;

    public TimeSpan Kept => kept;

    public Task<int> RunAsync(DateTimeOffset now, bool dryRun)
    {
        var over = Over(now - kept);
        return dryRun ? over.CountAsync() : over.ExecuteDeleteAsync();
    }

    private protected abstract IQueryable<TRow> Over(DateTimeOffset before);
}

internal sealed class SessionStep(AccountsContext database, RetentionRules rules) : RowStep<Session>("ended sessions", rules.EndedSessions)
{
    private protected override IQueryable<Session> Over(DateTimeOffset before) =>
        database.Sessions.Where(session => session.EndedAt < before || session.ExpiresAt < before);
}

internal sealed class FailureStep(AccountsContext database, RetentionRules rules) : RowStep<SignInFailure>("failed sign-ins", rules.SignInFailures)
{
    private protected override IQueryable<SignInFailure> Over(DateTimeOffset before) => database.SignInFailures.Where(failure => failure.FailedAt < before);
}

internal sealed class ResetCodeStep(AccountsContext database, RetentionRules rules) : RowStep<PasswordReset>("codes for a new password", rules.Codes)
{
    private protected override IQueryable<PasswordReset> Over(DateTimeOffset before) => database.PasswordResets.Where(reset => reset.ExpiresAt < before);
}

internal sealed class UsedCodeStep(AccountsContext database, RetentionRules rules) : RowStep<UsedCode>("used one-time codes", rules.Codes)
{
    private protected override IQueryable<UsedCode> Over(DateTimeOffset before) => database.UsedCodes.Where(code => code.UsedAt < before);
}

internal sealed class RoleRequestStep(AccountsContext database, RetentionRules rules)
    : RowStep<RoleRequestRow>("requests for roles that were decided or expired", rules.RoleRequests)
{
    private protected override IQueryable<RoleRequestRow> Over(DateTimeOffset before) => database.RoleRequests.Where(request => request.ExpiresAt < before);
}

internal sealed class MembershipStep(AccountsContext database, RetentionRules rules) : RowStep<ClassMemberRow>("classes that were left", rules.LeftClasses)
{
    private protected override IQueryable<ClassMemberRow> Over(DateTimeOffset before) => database.ClassMembers.Where(member => member.LeftAt < before);
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
