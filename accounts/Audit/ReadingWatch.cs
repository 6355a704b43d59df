using System.Collections.Concurrent;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Audit;

/// <summary>Notices who reads the data of unusually many learners, from the audit log itself, so that all silos count the same.</summary>
internal sealed class ReadingWatch(AdministrationRules rules, TimeProvider time)
{
    private const int Remembered = 1000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private static readonly AuditAction[] Readings = [AuditAction.LearnerRead, AuditAction.PeopleSearched, AuditAction.DataExported];

    /// <summary>Who was reported: until then there is nothing to count.</summary>
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _quiet = new();

    /// <summary>How many different learners the actor has read within the hour, where that is unusual and not reported yet.</summary>
    /// <remarks>Behind the appended entry, while the chain's head is held: of two entries at once one reports.</remarks>
    public async Task<int?> CountAsync(AccountsContext database, AuditAction action, Guid? actor, Guid? subject)
    {
        if (actor is not { } who || subject is null || actor == subject || !Readings.Contains(action))
            return null;
        var now = time.GetUtcNow();
        if (_quiet.TryGetValue(who, out var until) && now < until)
            return null;
        var from = now - Window;
        var count = await database.AuditEntries
            .Where(row => row.ActorId == who && row.At > from && row.SubjectId != null && row.SubjectId != who && Readings.Contains(row.Action))
            .Select(row => row.SubjectId).Distinct().CountAsync();
        if (count <= rules.UsualReads)
            return null;
        var reportedAt = await database.AuditEntries
            .Where(row => row.SubjectId == who && row.Action == AuditAction.UnusualReading && row.At > from)
            .MaxAsync(row => (DateTimeOffset?)row.At);
        if (_quiet.Count >= Remembered)
            _quiet.Clear();
        _quiet[who] = (reportedAt ?? now) + Window;
        return reportedAt is null ? count : null;
    }
}
