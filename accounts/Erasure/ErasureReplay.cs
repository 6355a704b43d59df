using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Storage;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Erasure;

/// <summary>
/// Erases again whom a backup brought back. How often: at every start, where the list of erasures holds more than the database has seen;
/// before each run of the queue, and by hand after a restore (<c>silo erasures apply</c>). How long: a look at every id, about 2 s a million. Safe to skip only where
/// nothing was restored; safe to run twice.
/// </summary>
internal sealed class ErasureReplay(AccountsContext database, RoleBook roles, ErasureDesk desk, ErasureList list, IMaintenance learners)
{
    /// <summary>How many are back; they lose their sessions now and are erased by the next run of the queue.</summary>
    /// <param name="always">Also where the database has seen the whole list.</param>
    public async Task<int> RunAsync(bool always, CancellationToken cancel = default)
    {
        var erased = list.Read().ToHashSet();
        var head = await database.ErasureHeads.AsNoTracking().SingleAsync(cancel);
        if (erased.Count == 0 || (!always && head.Applied >= erased.Count))
            return 0;
        var back = new HashSet<Guid>();
        await foreach (var personId in EverybodyAsync(cancel))
        {
            if (erased.Contains(list.HashOf(personId)))
                back.Add(personId);
        }
        foreach (var personId in back)
            await EraseAgainAsync(personId, cancel);
        await database.ErasureHeads.ExecuteUpdateAsync(set => set.SetProperty(row => row.Applied, erased.Count), cancel);
        return back.Count;
    }

    private async Task EraseAgainAsync(Guid personId, CancellationToken cancel)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        await roles.CloseAsync(personId);
        await desk.PlanAsync(personId, ErasureReason.Restored, TimeSpan.Zero);
        await transaction.CommitAsync(cancel);
    }

    private async IAsyncEnumerable<Guid> EverybodyAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        IQueryable<Guid>[] ids =
        [
            database.Users.Select(account => account.Id),
            database.PersonKeys.Select(key => key.PersonId),
            database.Sessions.Where(session => session.PersonId != Guid.Empty).Select(session => session.PersonId).Distinct(),
        ];
        foreach (var some in ids)
        {
            await foreach (var id in some.AsAsyncEnumerable().WithCancellation(cancel))
                yield return id;
        }
        await foreach (var id in learners.LearnersAsync(cancel))
            yield return id;
    }
}
