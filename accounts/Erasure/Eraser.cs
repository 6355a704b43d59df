using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Imports;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Storage.Personal;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Erasure;

/// <summary>
/// Erases one person, in an order in which a process that dies at any point leaves what a second run finishes: the row of the erasure
/// stays until the last transaction, and each step does nothing where it was done before.
/// </summary>
internal sealed class Eraser(
    AccountsContext database,
    SessionDesk sessions,
    RoleBook roles,
    ErasureList list,
    IPersonalData store,
    ILivingGrains grains,
    IEnumerable<IErasurePart> parts,
    AuditLog audit,
    TimeProvider time)
{
    public async Task RunAsync(Guid personId)
    {
        foreach (var step in Steps(personId))
            await step();
    }

    /// <summary>In order.</summary>
    public IReadOnlyList<Func<Task>> Steps(Guid personId) =>
    [
        () => CloseAsync(personId),
        () => NoteAsync(personId),
        () => store.EraseAsync(personId, time.GetUtcNow()),
        () => grains.ForgetLearnerAsync(personId),
        () => EraseImportsAsync(personId),
        () => DestroyAsync(personId),
    ];

    /// <summary>
    /// What a request that was under way then may have left since: an import that was just taken, a learner that was just registered.
    /// After it nothing of ours knows the id.
    /// </summary>
    public async Task SweepAsync(Guid personId)
    {
        await store.EraseAsync(personId, time.GetUtcNow());
        await grains.ForgetLearnerAsync(personId);
        await EraseImportsAsync(personId);
        await store.ForgetErasedAsync(personId);
    }

    private async Task CloseAsync(Guid personId)
    {
        await using var change = await roles.BeginAsync();
        // Made administrator since it was asked for: without one nobody could make another but at the machine.
        if (await roles.FindAsync(personId) is { IsAdministrator: true } && await roles.AdministratorsAsync() == 1)
            throw new InvalidOperationException("The last administrator is erased once there is another one.");
        await roles.CloseAsync(personId);
        await sessions.EndAsync(session => session.PersonId == personId, SessionEnd.AccountClosed);
        await change.CommitAsync();
    }

    /// <summary>Before anything is lost: whatever is restored from here on is erased again.</summary>
    private Task NoteAsync(Guid personId)
    {
        list.Add(personId, time.GetUtcNow());
        return Task.CompletedTask;
    }

    private async Task EraseImportsAsync(Guid personId)
    {
        var imports = await store.GrainsOfAsync(personId, ImportStates.Record);
        foreach (var import in imports)
            await grains.StopImportAsync(import, personId);
        if (imports.Count > 0)
            await store.DeleteGrainStatesAsync(imports);
    }

    private async Task DestroyAsync(Guid personId)
    {
        // Where others of the list were not seen yet, this one is not counted: the next look at the whole list is for all of them.
        var place = list.PlaceOf(personId);
        var now = time.GetUtcNow();
        if (database.Database.IsSqlite())
            // What is deleted is overwritten: a key must not stay in a free page of the file. PostgreSQL's VACUUM sees to it there.
            await database.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON");
        await using (var transaction = await database.Database.BeginTransactionAsync())
        {
            foreach (var part in parts)
                await part.EraseAsync(personId);
            // Sessions stay, of nobody, as long as an access token may still come: every silo must know that they have ended.
            await database.Sessions.Where(session => session.PersonId == personId).ExecuteUpdateAsync(set => set
                .SetProperty(session => session.PersonId, Guid.Empty)
                .SetProperty(session => session.EndedAt, session => session.EndedAt ?? now)
                .SetProperty(session => session.Device, Array.Empty<byte>())
                .SetProperty(session => session.RequestHash, ""));
            await database.UserTokens.Where(token => token.UserId == personId).ExecuteDeleteAsync();
            await database.Users.Where(account => account.Id == personId).ExecuteDeleteAsync();
            await database.PersonKeys.Where(key => key.PersonId == personId).ExecuteDeleteAsync();
            var isDone = await database.Erasures.Where(erasure => erasure.PersonId == personId).ExecuteDeleteAsync() > 0;
            await database.ErasureHeads.Where(head => head.Applied == place).ExecuteUpdateAsync(set => set.SetProperty(head => head.Applied, place + 1));
            if (isDone)
                await audit.AppendAsync(AuditAction.Erased, by: null, personId);
            await transaction.CommitAsync();
        }
        if (database.Database.IsSqlite())
            await database.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
