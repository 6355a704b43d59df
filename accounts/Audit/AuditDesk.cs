using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Accounts.Audit;

/// <summary>Gives the audit log out, and notes in it first that it does.</summary>
internal sealed class AuditDesk(AuditLog log, AuditReader reader)
{
    public async Task<AuditPage> ReadAsync(AuditQuery query, Actor by)
    {
        await log.AppendAsync(AuditAction.AuditRead, by, query.SubjectId, query.ActorId is { } actor ? $"of {actor}" : "");
        // One more than asked for tells whether there is a next page.
        var entries = await reader.ReadAsync(query.ActorId, query.SubjectId, query.Before, query.Limit + 1);
        AuditView[] page = [.. entries.Take(query.Limit).Select(ViewOf)];
        return new AuditPage(page, entries.Count > query.Limit ? page[^1].Sequence : null);
    }

    private static AuditView ViewOf(AuditEntry entry) => new(
        entry.Row.Sequence, entry.Row.At, entry.Row.Action, entry.Row.ActorId, entry.Row.SubjectId, entry.Address, entry.Row.Detail);
}
