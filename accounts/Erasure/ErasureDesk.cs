using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Passwords;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Erasure;

/// <summary>Takes and cancels requests to erase somebody.</summary>
internal sealed class ErasureDesk(
    AccountsContext database,
    UserManager<Account> accounts,
    PasswordProof proof,
    SessionDesk sessions,
    RoleBook roles,
    AuditLog audit,
    ErasureRules rules,
    TimeProvider time)
{
    /// <summary>By the person, whose token alone is not enough where there is a password: a phone that lies about erases nobody.</summary>
    public async Task<ErasureReply> AskAsync(Actor by, Secret? password)
    {
        var account = await accounts.FindByIdAsync(by.PersonId.ToString());
        if (account?.PasswordHash is not null)
        {
            if (await proof.RefusalAsync(account, password ?? new(""), by.Address) is { } refused)
                return new(refused.Status == SignInStatus.Locked ? ErasureStatus.Locked : ErasureStatus.Refused, RetryAfter: refused.RetryAfter);
        }
        return await AskAsync(by, by.PersonId, account, ErasureReason.Asked);
    }

    /// <summary>By an administrator, on request.</summary>
    public async Task<ErasureReply> AskForAsync(Actor by, Guid personId) =>
        await accounts.FindByIdAsync(personId.ToString()) is { } account ? await AskAsync(by, personId, account, ErasureReason.OnRequest)
        : await database.Sessions.AnyAsync(session => session.PersonId == personId) ? await AskAsync(by, personId, null, ErasureReason.OnRequest)
        : new(ErasureStatus.Unknown);

    /// <summary>Null where nobody is to be erased.</summary>
    public async Task<DateTimeOffset?> DueAsync(Guid personId) =>
        (await database.Erasures.AsNoTracking().SingleOrDefaultAsync(erasure => erasure.PersonId == personId))?.DueAt;

    /// <summary>
    /// False where nothing was asked, or it is too late. The person cancels what was asked by or for them; an administrator what was asked
    /// for them, what is only old, and a refusal that somebody recorded from paper, after which the guardian is asked again. What a
    /// guardian decided online, nobody.
    /// </summary>
    public async Task<bool> CancelAsync(Actor by, Guid personId)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var now = time.GetUtcNow();
        if (await database.Erasures.AsNoTracking().SingleOrDefaultAsync(erasure => erasure.PersonId == personId && erasure.DueAt > now) is not { } planned
            || !MayCancel(planned.Reason, bySelf: by.PersonId == personId))
            return false;
        if (planned.Reason == ErasureReason.RefusedOnPaper && !await roles.MoveAsync(personId, AccountState.Closed, AccountState.AwaitingConsent))
            return false;
        if (await database.Erasures.Where(erasure => erasure.PersonId == personId && erasure.DueAt > now && erasure.Reason == planned.Reason).ExecuteDeleteAsync() == 0)
            return false;
        // Else it would be planned again at once: it is old from now on.
        if (planned.Reason == ErasureReason.Idle)
            await database.Users.Where(account => account.Id == personId).ExecuteUpdateAsync(set => set
                .SetProperty(account => account.ClosedAt, account => account.State == AccountState.Closed ? now : null)
                .SetProperty(account => account.LastSignInAt, now));
        await audit.AppendAsync(AuditAction.ErasureCancelled, by, personId);
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>Within the transaction of what it follows from, such as a guardian's refusal. Sessions end at once.</summary>
    public async Task PlanAsync(Guid personId, ErasureReason reason, TimeSpan wait)
    {
        var now = time.GetUtcNow();
        await sessions.EndAsync(session => session.PersonId == personId, SessionEnd.AccountClosed);
        await StoreAsync(personId, reason, now, now + wait);
    }

    private async Task<ErasureReply> AskAsync(Actor by, Guid personId, Account? account, ErasureReason reason)
    {
        if (account?.Roles.HasFlag(Role.Administrator) == true)
            return new(ErasureStatus.Administrator);
        var now = time.GetUtcNow();
        await using var transaction = await database.Database.BeginTransactionAsync();
        var due = await StoreAsync(personId, reason, now, now + rules.Wait);
        if (due <= now)
            await sessions.EndAsync(session => session.PersonId == personId, SessionEnd.AccountClosed);
        await audit.AppendAsync(AuditAction.ErasureAsked, by, personId);
        await transaction.CommitAsync();
        return new(ErasureStatus.Planned, due);
    }

    private static bool MayCancel(ErasureReason reason, bool bySelf) => reason switch
    {
        ErasureReason.Asked => bySelf,
        ErasureReason.OnRequest or ErasureReason.Idle => true,
        ErasureReason.RefusedOnPaper => !bySelf,
        _ => false,
    };

    /// <summary>When it is due: whoever asks again does not wait longer.</summary>
    private async Task<DateTimeOffset> StoreAsync(Guid personId, ErasureReason reason, DateTimeOffset now, DateTimeOffset due)
    {
        // Of two who ask at once, one does: an exception would end the transaction that this may be part of.
        await database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO erasures (person_id, reason, asked_at, due_at)
            VALUES ({personId}, {(int)reason}, {now.ToUnixTimeMilliseconds()}, {due.ToUnixTimeMilliseconds()})
            ON CONFLICT DO NOTHING
            """);
        await database.Erasures.Where(erasure => erasure.PersonId == personId && erasure.DueAt > due)
            .ExecuteUpdateAsync(set => set.SetProperty(erasure => erasure.DueAt, due));
        // What the person may cancel no longer is where a guardian or the rules decided.
        if (reason is not (ErasureReason.Asked or ErasureReason.OnRequest))
            await database.Erasures.Where(erasure => erasure.PersonId == personId)
                .ExecuteUpdateAsync(set => set.SetProperty(erasure => erasure.Reason, reason));
        return (await database.Erasures.AsNoTracking().SingleAsync(erasure => erasure.PersonId == personId)).DueAt;
    }
}
