using System.Text.Json;
using System.Text.Json.Serialization;
using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Consents;

/// <summary>Consents as they are stored: what names anybody under the child's key.</summary>
internal sealed class ConsentBook(
    AccountsContext database, RoleBook roles, PersonKeys keys, ConsentCodes codes, ConsentReceipt receipts, AuditLog audit, TimeProvider time)
{
    /// <summary>The consent that the child waits for, asked for now where it was not before; null where it waits for none by now.</summary>
    public async Task<ConsentRow?> AskAsync(Account child)
    {
        if (await FindAskedAsync(child.Id) is { } known)
            return known;
        await using var own = database.Database.CurrentTransaction is null ? await database.Database.BeginTransactionAsync() : null;
        // Takes the account's row first, as a decision does: what was decided at this moment is not asked again.
        if (!await roles.MoveAsync(child.Id, AccountState.AwaitingConsent, AccountState.AwaitingConsent))
            return null;
        var (id, now) = (Guid.CreateVersion7(time.GetUtcNow()), time.GetUtcNow().ToUnixTimeMilliseconds());
        // Of two who ask at once, one does: an exception would end the transaction that this may be part of.
        var isFirst = await database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO consents (consent_id, person_id, state, asked_at, code_hash, text_version)
            VALUES ({id}, {child.Id}, {(int)ConsentState.Asked}, {now}, {codes.HashOf(codes.ForGuardian(id))}, {ConsentText.Current.Version})
            ON CONFLICT DO NOTHING
            """) == 1;
        if (isFirst)
            await audit.AppendAsync(AuditAction.ConsentAsked, by: null, child.Id);
        if (own is not null)
            await own.CommitAsync();
        return await FindAskedAsync(child.Id);
    }

    /// <summary>Null where the child may come in, now or since it has come of age; else what it is told.</summary>
    public async Task<SignInReply?> NoAccessAsync(Account account)
    {
        if (account.State == AccountState.Active)
            return null;
        if (account.State != AccountState.AwaitingConsent)
            return new(SignInStatus.Closed);
        if (await AskAsync(account) is not { } consent)
            // Decided since the account was read, as while its password was hashed.
            return await roles.FindAsync(account.Id) is { State: AccountState.Active } ? null : new(SignInStatus.Closed);
        if (StateOf(consent, account).On(ConsentEvent.Tick, time.GetUtcNow())!.Value is var now && now.Effect == ConsentEffect.Wait)
            return new ConsentNeededReply(new(codes.ForGuardian(consent.ConsentId)), consent.AskedAt + Consent.Wait);
        if (now.Effect == ConsentEffect.Erase)
            // The job has not come yet that closes it.
            return new(SignInStatus.Closed);
        await using var own = database.Database.CurrentTransaction is null ? await database.Database.BeginTransactionAsync() : null;
        if (await roles.MoveAsync(account.Id, AccountState.AwaitingConsent, AccountState.Active))
            await MoveAsync(consent, now.State, time.GetUtcNow());
        if (own is not null)
            await own.CommitAsync();
        return await roles.FindAsync(account.Id) is { State: AccountState.Active } ? null : new(SignInStatus.Closed);
    }

    /// <summary>From asked to what it has become without a decision; false where somebody decided meanwhile.</summary>
    public async Task<bool> MoveAsync(ConsentRow consent, ConsentState state, DateTimeOffset now) =>
        await database.Consents.Where(row => row.ConsentId == consent.ConsentId && row.State == ConsentState.Asked)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state).SetProperty(row => row.EndedAt, now)) == 1;

    /// <summary>Stores the decision that the row carries, if it is the first; the receipt, or null where it is not.</summary>
    public async Task<string?> CloseAsync(ConsentRow consent, Account child, Guardian guardian)
    {
        var key = await keys.GetOrCreateAsync(child.Id);
        var receipt = receipts.Sign(consent, child.Person, guardian);
        var who = PersonKeys.Close(key, child.Id, JsonSerializer.Serialize(guardian, ConsentJson.Default.Guardian));
        var box = PersonKeys.Close(key, child.Id, receipt);
        var isFirst = await database.Consents.Where(row => row.ConsentId == consent.ConsentId && row.State == ConsentState.Asked)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, consent.State)
                .SetProperty(row => row.DecidedAt, consent.DecidedAt)
                .SetProperty(row => row.Method, consent.Method)
                .SetProperty(row => row.RecordedBy, consent.RecordedBy)
                .SetProperty(row => row.WithdrawalHash, consent.WithdrawalHash)
                .SetProperty(row => row.Guardian, who)
                .SetProperty(row => row.Receipt, box)) == 1;
        return isFirst ? receipt : null;
    }

    /// <summary>A child of whom no birth date is known is one until it is.</summary>
    public static Consent StateOf(ConsentRow consent, Account child) => new(consent.State, consent.AskedAt, child.Person.BirthDate ?? DateOnly.MaxValue.AddYears(-Age.OfConsent));

    public static Guardian? OpenGuardian(byte[] key, ConsentRow consent) =>
        consent.Guardian is { } box ? JsonSerializer.Deserialize(PersonKeys.OpenText(key, consent.PersonId, box), ConsentJson.Default.Guardian) : null;

    private Task<ConsentRow?> FindAskedAsync(Guid personId) =>
        database.Consents.AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == personId && row.State == ConsentState.Asked);
}

[JsonSerializable(typeof(Guardian))]
internal sealed partial class ConsentJson : JsonSerializerContext;

/// <summary>A child's consents go with it; whom somebody erased recorded for keeps that it was on paper.</summary>
internal sealed class ConsentErasure(AccountsContext database) : Erasure.IErasurePart
{
    public async Task EraseAsync(Guid personId)
    {
        await database.Consents.Where(consent => consent.PersonId == personId).ExecuteDeleteAsync();
        await database.Consents.Where(consent => consent.RecordedBy == personId)
            .ExecuteUpdateAsync(set => set.SetProperty(consent => consent.RecordedBy, (Guid?)null));
    }
}
