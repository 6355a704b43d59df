using System.Collections.Concurrent;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Audit;

/// <summary>Notices who reads the data of unusually many learners or classes, from the audit log itself, so that all silos count the same.</summary>
internal sealed class ReadingWatch(AdministrationRules rules, TimeProvider time)
{
    /// <summary>Of the class's id, which is the first word of the detail of <see cref="AuditAction.ClassRead"/>.</summary>
    public const int ClassIdLength = 36;

    private const int Remembered = 1000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private static readonly AuditAction[] Readings = [AuditAction.LearnerRead, AuditAction.PeopleSearched, AuditAction.DataExported];

    /// <summary>Who was reported: until then there is nothing to count.</summary>
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _quiet = new();

    /// <summary>How much of whom the actor has read within the hour, where that is unusual and not reported yet.</summary>
    /// <remarks>Behind the appended entry, while the chain's head is held: of two entries at once one reports.</remarks>
    public async Task<string?> CountAsync(AccountsContext database, AuditAction action, Guid? actor, Guid? subject)
    {
        var isOfClass = action == AuditAction.ClassRead;
        if (actor is not { } who || !(isOfClass || (subject is not null && actor != subject && Readings.Contains(action))))
            return null;
        var now = time.GetUtcNow();
        if (_quiet.TryGetValue(who, out var until) && now < until)
            return null;
        var from = now - Window;
        var entries = database.AuditEntries.Where(row => row.ActorId == who && row.At > from);
        var count = isOfClass ? await Classes(entries).CountAsync() : await Learners(entries, who).CountAsync();
        if (count <= (isOfClass ? rules.UsualClassReads : rules.UsualReads))
            return null;
        var reportedAt = await database.AuditEntries
            .Where(row => row.SubjectId == who && row.Action == AuditAction.UnusualReading && row.At > from)
            .MaxAsync(row => (DateTimeOffset?)row.At);
        if (_quiet.Count >= Remembered)
            _quiet.Clear();
        _quiet[who] = (reportedAt ?? now) + Window;
        return reportedAt is null ? $"{count} {(isOfClass ? "classes" : "learners")}" : null;
    }

    private static IQueryable<Guid?> Learners(IQueryable<AuditRow> entries, Guid who) => entries
        .Where(row => row.SubjectId != null && row.SubjectId != who && Readings.Contains(row.Action))
        .Select(row => row.SubjectId).Distinct();

    private static IQueryable<string> Classes(IQueryable<AuditRow> entries) => entries
        .Where(row => row.Action == AuditAction.ClassRead).Select(row => row.Detail.Substring(0, ClassIdLength)).Distinct();
}
