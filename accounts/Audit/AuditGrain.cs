using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Audit;

/// <inheritdoc cref="IAuditGrain"/>
[StatelessWorker, Reentrant]
internal sealed class AuditGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IAuditGrain
{
    public async Task<AuditPage> ReadAsync(AuditQuery query, Actor by)
    {
        await WithAsync<AuditLog, bool>(async log =>
        {
            await log.AppendAsync(AuditAction.AuditRead, by, query.SubjectId, query.ActorId is { } actor ? $"of {actor}" : "");
            return true;
        });
        // One more than asked for tells whether there is a next page.
        var entries = await WithAsync<AuditReader, IReadOnlyList<AuditEntry>>(
            reader => reader.ReadAsync(query.ActorId, query.SubjectId, query.Before, query.Limit + 1));
        AuditView[] page = [.. entries.Take(query.Limit).Select(ViewOf)];
        return new AuditPage(page, entries.Count > query.Limit ? page[^1].Sequence : null);
    }

    private static AuditView ViewOf(AuditEntry entry) => new(
        entry.Row.Sequence, entry.Row.At, entry.Row.Action, entry.Row.ActorId, entry.Row.SubjectId, entry.Address, entry.Row.Detail);
}
