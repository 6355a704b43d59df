using System.Text;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Audit;

/// <summary>
/// Who did what to whose data, when and from where: append-only, hash-chained. An entry is written in the transaction of the act that
/// it tells of, so that neither is there without the other; where none is open, in its own.
/// </summary>
/// <remarks>
/// The row of the chain's head is taken for the rest of the transaction: acts are written one after another, so append last, right
/// before the commit.
/// </remarks>
internal sealed class AuditLog(
    AccountsContext database, PersonKeys people, ServiceKeys keys, ReadingWatch watch, AccountEvents events, TimeProvider time)
{
    /// <summary>What an address that is nobody's is encrypted for.</summary>
    public const string ServiceOrigin = "audit-origin";

    /// <param name="by">Null where the service itself acts, or somebody whom nobody knows.</param>
    /// <param name="subject">Whose data or account; null where it is nobody's.</param>
    /// <param name="detail">Names of roles, counts, ids: nothing that names a person.</param>
    public Task AppendAsync(AuditAction action, Actor? by, Guid? subject = null, string detail = "") =>
        AppendAsync(action, by?.PersonId, by?.Address, subject, detail);

    /// <summary>By nobody who is known, from an address.</summary>
    public Task AppendAsync(AuditAction action, string address, Guid? subject = null, string detail = "") =>
        AppendAsync(action, null, address, subject, detail);

    /// <summary>
    /// Several acts of one hand, which take the chain's head once: within the caller's transaction, and not for readings, which
    /// <see cref="ReadingWatch"/> counts one by one.
    /// </summary>
    public async Task AppendManyAsync(Actor by, IReadOnlyList<AuditAct> acts)
    {
        if (acts.Count > 0)
            await AddAsync(by.PersonId, await CloseAsync(by.PersonId, by.Address), acts);
    }

    private async Task AppendAsync(AuditAction action, Guid? actor, string? address, Guid? subject, string detail)
    {
        var origin = address is null ? null : await CloseAsync(actor ?? subject, address);
        await using var own = database.Database.CurrentTransaction is null ? await database.Database.BeginTransactionAsync() : null;
        await AddAsync(actor, origin, [new(action, subject, detail)]);
        var unusual = await watch.CountAsync(database, action, actor, subject);
        if (unusual is not null)
            await AddAsync(null, null, [new(AuditAction.UnusualReading, actor, unusual)]);
        if (own is not null)
            await own.CommitAsync();
        if (unusual is not null)
            events.ReadUnusually(actor!.Value, unusual);
    }

    private async Task AddAsync(Guid? actor, byte[]? origin, IReadOnlyList<AuditAct> acts)
    {
        // The update takes the row; who comes next waits for the commit and then finds the hash that it must rest on.
        await database.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(head => head.Sequence, head => head.Sequence + acts.Count));
        var head = await database.AuditHeads.SingleAsync();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var rows = acts.Select((act, i) => new AuditRow
        {
            Sequence = head.Sequence - acts.Count + i + 1,
            At = at,
            Action = act.Action,
            ActorId = actor,
            SubjectId = act.Subject,
            Origin = origin,
            Detail = act.Detail,
        }).ToList();
        foreach (var row in rows)
            head.Hash = row.Hash = AuditChain.Hash(keys[ServiceKeys.Audit], head.Hash, row);
        database.AuditEntries.AddRange(rows);
        await database.SaveChangesAsync();
        // The next entry of this context reads the head anew.
        database.Entry(head).State = EntityState.Detached;
        foreach (var row in rows)
            database.Entry(row).State = EntityState.Detached;
    }

    /// <summary>
    /// Under the actor's own key, or where nobody is known the subject's, so that erasing them takes it too; the chain is over what is
    /// encrypted and still verifies.
    /// </summary>
    private async Task<byte[]> CloseAsync(Guid? whose, string address) =>
        whose is { } id && await people.FindAsync(id) is { } key
            ? PersonKeys.Close(key, id, address)
            : Sealed.Close(keys[ServiceKeys.Audit], Encoding.UTF8.GetBytes(address), Encoding.UTF8.GetBytes(ServiceOrigin));
}

/// <summary>One of several acts: <see cref="AuditLog.AppendManyAsync"/>.</summary>
internal sealed record AuditAct(AuditAction Action, Guid? Subject, string Detail);
