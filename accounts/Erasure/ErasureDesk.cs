using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Consents;
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
    ConsentBook consents,
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
    /// for them, that a closed account is old, and a refusal that somebody recorded from paper, after which the guardian is asked again.
    /// What a guardian decided online, nobody; who was only away comes back by signing in.
    /// </summary>
    public async Task<bool> CancelAsync(Actor by, Guid personId)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var now = time.GetUtcNow();
        if (await database.Erasures.AsNoTracking().SingleOrDefaultAsync(erasure => erasure.PersonId == personId && erasure.DueAt > now) is not { } planned
            || !await MayCancelAsync(planned, bySelf: by.PersonId == personId))
            return false;
        if (await database.Erasures.Where(erasure => erasure.PersonId == personId && erasure.DueAt > now && erasure.Reason == planned.Reason).ExecuteDeleteAsync() == 0)
            return false;
        if (planned.Reason == ErasureReason.RefusedOnPaper && await accounts.FindByIdAsync(personId.ToString()) is { } child)
            await consents.AskAsync(child);
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

    /// <summary>Takes the account's row where it changes by it.</summary>
    private async Task<bool> MayCancelAsync(ErasureRow planned, bool bySelf) => planned.Reason switch
    {
        ErasureReason.Asked => bySelf,
        ErasureReason.OnRequest => true,
        // Closed anew, else it would be planned again at once.
        ErasureReason.Idle => !bySelf && await roles.MoveAsync(planned.PersonId, AccountState.Closed, AccountState.Closed),
        ErasureReason.RefusedOnPaper => !bySelf && await roles.MoveAsync(planned.PersonId, AccountState.Closed, AccountState.AwaitingConsent),
        _ => false,
    };

    /// <summary>By the reason it is known who may cancel: what the person asked for is not others', what a guardian decided not the person's.</summary>
    private static ErasureReason[] WeakerThan(ErasureReason reason) => reason switch
    {
        ErasureReason.Idle => [],
        ErasureReason.OnRequest => [ErasureReason.Idle],
        ErasureReason.Asked => [ErasureReason.Idle, ErasureReason.OnRequest],
        _ => Enum.GetValues<ErasureReason>(),
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
        var weaker = WeakerThan(reason);
        await database.Erasures.Where(erasure => erasure.PersonId == personId && weaker.Contains(erasure.Reason))
            .ExecuteUpdateAsync(set => set.SetProperty(erasure => erasure.Reason, reason));
        return (await database.Erasures.AsNoTracking().SingleAsync(erasure => erasure.PersonId == personId)).DueAt;
    }
}
