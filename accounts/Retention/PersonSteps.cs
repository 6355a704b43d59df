using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Contracts.Imports;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Storage.Personal;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Retention;

/// <summary>Guests whom nobody has seen for long are erased; whoever has an account is not a guest.</summary>
internal abstract class GuestStep(AccountsContext database, IPersonalData store, ErasureDesk erasures) : IRetentionStep
{
    private const int Page = 500;

    public abstract string Data { get; }

    public abstract TimeSpan Kept { get; }

    public async Task<int> RunAsync(DateTimeOffset now, bool dryRun)
    {
        var (count, before, last) = (0, now - Kept, (Guid?)null);
        IReadOnlyList<IdleLearner> page;
        do
        {
            page = await IdleAsync(store, before, last, Page);
            var guests = await GuestsAsync([.. page.Select(idle => idle.LearnerId)], before);
            count += guests.Count;
            foreach (var guest in dryRun ? [] : guests)
                await erasures.PlanAsync(guest, ErasureReason.Idle, TimeSpan.Zero);
            last = page.Count > 0 ? page[^1].LearnerId : last;
        }
        while (page.Count == Page);
        return count;
    }

    private protected abstract Task<IReadOnlyList<IdleLearner>> IdleAsync(IPersonalData from, DateTimeOffset before, Guid? after, int limit);

    /// <summary>Those without an account, without a device that was used since, and not on their way out already.</summary>
    private async Task<IReadOnlyList<Guid>> GuestsAsync(Guid[] idle, DateTimeOffset before)
    {
        var others = (await database.Users.Where(account => idle.Contains(account.Id)).Select(account => account.Id).ToListAsync())
            .Concat(await database.Sessions.Where(session => idle.Contains(session.PersonId) && session.UsedAt >= before).Select(session => session.PersonId).ToListAsync())
            .Concat(await database.Erasures.Where(erasure => idle.Contains(erasure.PersonId)).Select(erasure => erasure.PersonId).ToListAsync());
        return [.. idle.Except(others)];
    }
}

internal sealed class SilentGuestStep(AccountsContext database, IPersonalData store, ErasureDesk erasures, RetentionRules rules)
    : GuestStep(database, store, erasures)
{
    public override string Data => "guests who never answered";

    public override TimeSpan Kept => rules.IdleGuests;

    private protected override Task<IReadOnlyList<IdleLearner>> IdleAsync(IPersonalData from, DateTimeOffset before, Guid? after, int limit) =>
        from.IdleAsync(before, DateTimeOffset.UnixEpoch, after, limit);
}

internal sealed class AwayGuestStep(AccountsContext database, IPersonalData store, ErasureDesk erasures, RetentionRules rules)
    : GuestStep(database, store, erasures)
{
    public override string Data => "guests who answered";

    public override TimeSpan Kept => rules.IdleGuestsWithAnswers;

    private protected override Task<IReadOnlyList<IdleLearner>> IdleAsync(IPersonalData from, DateTimeOffset before, Guid? after, int limit) =>
        from.IdleAsync(DateTimeOffset.UnixEpoch, before, after, limit);
}

/// <summary>Accounts whose time is over. They are erased after the wait that who asks for it has, so that a mistake can be mended.</summary>
internal abstract class AccountStep(AccountsContext database, ErasureDesk erasures, ErasureRules waits) : IRetentionStep
{
    private const int Page = 500;

    public abstract string Data { get; }

    public abstract TimeSpan Kept { get; }

    public async Task<int> RunAsync(DateTimeOffset now, bool dryRun)
    {
        var (count, passed, before) = (0, 0, now - Kept);
        var over = Over(database.Users.AsNoTracking(), before)
            .Where(account => !database.Erasures.Any(erasure => erasure.PersonId == account.Id)).OrderBy(account => account.Id).Select(account => account.Id);
        while (await over.Skip(passed).Take(Page).ToListAsync() is { Count: > 0 } page)
        {
            var gone = page.Except(await StayAsync(page, before)).ToArray();
            foreach (var personId in dryRun ? [] : gone)
                await erasures.PlanAsync(personId, ErasureReason.Idle, waits.Wait);
            count += gone.Length;
            // Whoever is planned is not among them any more.
            passed += dryRun ? page.Count : page.Count - gone.Length;
        }
        return count;
    }

    private protected AccountsContext Database => database;

    private protected abstract IQueryable<Account> Over(IQueryable<Account> accounts, DateTimeOffset before);

    /// <summary>Those of a page who stay for something that the log knows.</summary>
    private protected virtual Task<IReadOnlyList<Guid>> StayAsync(IReadOnlyList<Guid> page, DateTimeOffset before) => Task.FromResult<IReadOnlyList<Guid>>([]);
}

internal sealed class ClosedAccountStep(AccountsContext database, ErasureDesk erasures, ErasureRules waits, RetentionRules rules)
    : AccountStep(database, erasures, waits)
{
    public override string Data => "closed accounts";

    public override TimeSpan Kept => rules.ClosedAccounts;

    private protected override IQueryable<Account> Over(IQueryable<Account> accounts, DateTimeOffset before) =>
        accounts.Where(account => account.State == AccountState.Closed && account.ClosedAt < before);
}

/// <summary>
/// Students who have neither signed in nor answered for long and have no device in use; who signs in before it is done is not erased.
/// Staff have work to hand over, and compliance names them.
/// </summary>
internal sealed class IdleAccountStep(AccountsContext database, IPersonalData store, ErasureDesk erasures, ErasureRules waits, RetentionRules rules)
    : AccountStep(database, erasures, waits)
{
    public override string Data => "accounts of students who were long away";

    public override TimeSpan Kept => rules.IdleAccounts;

    private protected override IQueryable<Account> Over(IQueryable<Account> accounts, DateTimeOffset before) => accounts
        .Where(account => account.State == AccountState.Active && account.Roles == Role.Student && (account.LastSignInAt ?? account.CreatedAt) < before)
        .Where(account => !Database.Sessions.Any(session => session.PersonId == account.Id && session.UsedAt >= before));

    // An ended session is forgotten after a month, so it cannot tell of years.
    private protected override Task<IReadOnlyList<Guid>> StayAsync(IReadOnlyList<Guid> page, DateTimeOffset before) => store.AnsweredSinceAsync(page, before);
}

/// <summary>Files of imports are cleared when the import ends; what is left is what never ended, and the records of what did.</summary>
internal sealed class ImportStep(IPersonalData store, RetentionRules rules) : IRetentionStep
{
    private const int Page = 500;

    private static readonly string[] States = [ImportStates.Record, ImportStates.File];

    public string Data => "imports";

    public TimeSpan Kept => rules.Imports;

    public async Task<int> RunAsync(DateTimeOffset now, bool dryRun)
    {
        var before = now - Kept;
        if (dryRun)
            return await store.CountGrainsWrittenBeforeAsync(States, before);
        var count = 0;
        while (await store.GrainsWrittenBeforeAsync(States, before, Page) is { Count: > 0 } old)
        {
            // An import that goes on writes with each chunk; one that has not for days is in nobody's memory.
            await store.DeleteGrainStatesAsync(old);
            count += old.Count;
        }
        return count;
    }
}
