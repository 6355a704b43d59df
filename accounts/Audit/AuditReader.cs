using System.Text;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Audit;

/// <summary>An entry to be read: its address opened, where it can be.</summary>
/// <param name="Address">Null where there was none, or whose it was was erased.</param>
internal sealed record AuditEntry(AuditRow Row, string? Address);

/// <summary>Reads the audit log, the newest first.</summary>
internal sealed class AuditReader(AccountsContext database, PersonKeys people, ServiceKeys keys)
{
    /// <param name="before">Only entries before this one; null for the newest.</param>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(Guid? actor, Guid? subject, long? before, int limit)
    {
        var rows = await database.AuditEntries.AsNoTracking()
            .Where(row => (actor == null || row.ActorId == actor) && (subject == null || row.SubjectId == subject) && (before == null || row.Sequence < before))
            .OrderByDescending(row => row.Sequence).Take(limit).ToListAsync();
        return await OpenAsync(rows);
    }

    /// <summary>With the addresses that can be opened.</summary>
    public async Task<IReadOnlyList<AuditEntry>> OpenAsync(IReadOnlyList<AuditRow> rows)
    {
        var known = new Dictionary<Guid, byte[]?>();
        foreach (var id in rows.Select(row => row.ActorId ?? row.SubjectId).OfType<Guid>().Distinct())
            known[id] = await people.FindAsync(id);
        return [.. rows.Select(row => new AuditEntry(row, Open(row, (row.ActorId ?? row.SubjectId) is { } id ? known[id] : null)))];
    }

    private string? Open(AuditRow row, byte[]? key)
    {
        if (row.Origin is not { } origin)
            return null;
        if (key is not null && Sealed.TryOpen(key, origin, PersonKeys.ContextOf((row.ActorId ?? row.SubjectId)!.Value)) is { } own)
            return Encoding.UTF8.GetString(own);
        return Sealed.TryOpen(keys[ServiceKeys.Audit], origin, AuditLog.ServiceOrigin) is { } services ? Encoding.UTF8.GetString(services) : null;
    }
}
