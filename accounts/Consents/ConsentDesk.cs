using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Consents;

/// <summary>Asks guardians and takes what they decide.</summary>
internal sealed class ConsentDesk(
    AccountsContext database,
    UserManager<Account> accounts,
    ConsentCodes codes,
    ConsentBook book,
    RoleBook roles,
    ClassAccess classes,
    FailureCount failures,
    ErasureDesk erasures,
    ErasureRules rules,
    AuditLog audit,
    TimeProvider time)
{
    public async Task<ConsentReply> FindAsync(Secret code, string address)
    {
        var (reply, consent, child) = await OpenAsync(code, address);
        return reply ?? new(ConsentStatus.Done, new ConsentView(
            child!.Person.Name, child.Person.Login, consent!.AskedAt, consent.AskedAt + Consent.Wait, consent.TextVersion));
    }

    public async Task<ConsentReply> DecideAsync(Secret code, ConsentDecision decision, Guardian guardian, string address)
    {
        var (reply, consent, child) = await OpenAsync(code, address);
        return reply ?? await DecideAsync(consent!, child!, decision, guardian, ConsentMethod.Online, by: null, address);
    }

    /// <summary>Of a member of a class, by one of its teachers.</summary>
    public async Task<ConsentReply> RecordPaperAsync(Actor by, Guid classId, Guid learnerId, ConsentDecision decision, Guardian guardian) =>
        await classes.Taught(by.PersonId, classId).AnyAsync() && await classes.Present(classId).AnyAsync(member => member.LearnerId == learnerId)
            ? await RecordPaperAsync(by, learnerId, decision, guardian)
            : new(ConsentStatus.Unknown);

    public async Task<ConsentReply> RecordPaperAsync(Actor by, Guid personId, ConsentDecision decision, Guardian guardian)
    {
        if (await accounts.FindByIdAsync(personId.ToString()) is not { } child)
            return new(ConsentStatus.Unknown);
        if (child.State != AccountState.AwaitingConsent)
            return new(ConsentStatus.NotAsked);
        if (await book.AskAsync(child) is not { } consent)
            return new(ConsentStatus.NotAsked);
        return await DecideAsync(consent, child, decision, guardian, ConsentMethod.Paper, by, by.Address);
    }

    public async Task<ConsentReply> WithdrawAsync(Guid receiptId, Secret withdrawalCode, string address)
    {
        var subjects = failures.OfCode(address);
        if (await failures.LockAsync(subjects) is { } locked)
            return new(ConsentStatus.Limited, RetryAfter: locked.For);
        var hash = codes.HashOf(withdrawalCode.Value) ?? "";
        var consent = await database.Consents.AsNoTracking()
            .SingleOrDefaultAsync(row => row.ConsentId == receiptId && row.WithdrawalHash == hash && row.State == ConsentState.Given);
        if (consent is null || await accounts.FindByIdAsync(consent.PersonId.ToString()) is not { } child)
            return await WrongAsync(subjects);
        var now = time.GetUtcNow();
        if (ConsentBook.StateOf(consent, child).On(ConsentEvent.Withdraw, now) is not { } next)
            return new(ConsentStatus.NotAsked);
        await using var transaction = await database.Database.BeginTransactionAsync();
        await roles.CloseAsync(consent.PersonId);
        var isFirst = await database.Consents.Where(row => row.ConsentId == receiptId && row.State == ConsentState.Given)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, next.State).SetProperty(row => row.EndedAt, now)) == 1;
        if (!isFirst)
            return new(ConsentStatus.Unknown);
        await erasures.PlanAsync(consent.PersonId, ErasureReason.ConsentWithdrawn, rules.WaitAfterConsent);
        await audit.AppendAsync(AuditAction.ConsentWithdrawn, address, consent.PersonId);
        await transaction.CommitAsync();
        return new(ConsentStatus.Done, ReceiptId: receiptId, EraseAt: now + rules.WaitAfterConsent);
    }

    /// <summary>Those whose guardians did not answer in time; how many.</summary>
    public async Task<int> LapseAsync()
    {
        var now = time.GetUtcNow();
        var before = now - Consent.Wait;
        // Whoever was closed meanwhile waits for nothing, and would stand before those who do.
        var late = await database.Consents.AsNoTracking()
            .Where(row => row.State == ConsentState.Asked && row.AskedAt <= before)
            .Where(row => database.Users.Any(account => account.Id == row.PersonId && account.State == AccountState.AwaitingConsent))
            .OrderBy(row => row.AskedAt).Take(1000).ToListAsync();
        var lapsed = 0;
        foreach (var consent in late)
        {
            if (await accounts.FindByIdAsync(consent.PersonId.ToString()) is { State: AccountState.AwaitingConsent } child)
                lapsed += await LapseAsync(consent, child, now) ? 1 : 0;
        }
        return lapsed;
    }

    private async Task<bool> LapseAsync(ConsentRow consent, Account child, DateTimeOffset now)
    {
        var next = ConsentBook.StateOf(consent, child).On(ConsentEvent.Tick, now)!.Value;
        await using var transaction = await database.Database.BeginTransactionAsync();
        var isOver = next.Effect == ConsentEffect.Erase;
        if (!await roles.MoveAsync(child.Id, AccountState.AwaitingConsent, isOver ? AccountState.Closed : AccountState.Active)
            || !await book.MoveAsync(consent, next.State, now))
            return false;
        if (isOver)
        {
            await erasures.PlanAsync(child.Id, ErasureReason.ConsentLapsed, rules.WaitAfterConsent);
            await audit.AppendAsync(AuditAction.ConsentLapsed, by: null, child.Id);
        }
        await transaction.CommitAsync();
        return isOver;
    }

    /// <summary>The consent that a code asks for and its child, or why there is none.</summary>
    private async Task<(ConsentReply? Refused, ConsentRow? Consent, Account? Child)> OpenAsync(Secret code, string address)
    {
        var subjects = failures.OfCode(address);
        if (await failures.LockAsync(subjects) is { } locked)
            return (new(ConsentStatus.Limited, RetryAfter: locked.For), null, null);
        var hash = codes.HashOf(code.Value) ?? "";
        var consent = await database.Consents.AsNoTracking().SingleOrDefaultAsync(row => row.CodeHash == hash && row.State == ConsentState.Asked);
        if (consent is null || await accounts.FindByIdAsync(consent.PersonId.ToString()) is not { } child
            || child.State != AccountState.AwaitingConsent
            || ConsentBook.StateOf(consent, child).On(ConsentEvent.Give, time.GetUtcNow()) is null)
            return (await WrongAsync(subjects), null, null);
        return (null, consent, child);
    }

    private async Task<ConsentReply> WrongAsync(FailureCount.Subjects subjects) =>
        await failures.AddAsync(subjects) is { } locked ? new(ConsentStatus.Limited, RetryAfter: locked.For) : new(ConsentStatus.Unknown);

    private async Task<ConsentReply> DecideAsync(
        ConsentRow consent, Account child, ConsentDecision decision, Guardian guardian, ConsentMethod method, Actor? by, string address)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var isGiven = decision == ConsentDecision.Given;
        if (ConsentBook.StateOf(consent, child).On(isGiven ? ConsentEvent.Give : ConsentEvent.Refuse, now) is not { } next)
            return new(ConsentStatus.NotAsked);
        var withdrawal = isGiven ? ConsentCodes.NewWithdrawal() : null;
        (consent.State, consent.DecidedAt, consent.Method, consent.RecordedBy) = (next.State, now, method, by?.PersonId);
        consent.WithdrawalHash = withdrawal is null ? null : codes.HashOf(withdrawal);
        await using var transaction = await database.Database.BeginTransactionAsync();
        // Of two who decide at once, one finds it asked; an account that was closed meanwhile is not opened again.
        if (!await roles.MoveAsync(child.Id, AccountState.AwaitingConsent, isGiven ? AccountState.Active : AccountState.Closed)
            || await book.CloseAsync(consent, child, guardian) is not { } receipt)
            return new(ConsentStatus.NotAsked);
        if (!isGiven)
            await erasures.PlanAsync(child.Id, by is null ? ErasureReason.ConsentRefused : ErasureReason.RefusedOnPaper, rules.WaitAfterConsent);
        var action = isGiven ? AuditAction.ConsentGiven : AuditAction.ConsentRefused;
        if (by is null)
            await audit.AppendAsync(action, address, child.Id, "online");
        else
            await audit.AppendAsync(action, by, child.Id, "paper");
        await transaction.CommitAsync();
        return new(
            ConsentStatus.Done, null, consent.ConsentId, new(receipt), withdrawal is null ? null : new(withdrawal), isGiven ? null : now + rules.WaitAfterConsent);
    }
}
