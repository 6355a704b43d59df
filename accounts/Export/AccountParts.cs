using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Export;

internal sealed class AccountPart(UserManager<Account> accounts) : IExportPart
{
    public string Name => "account";

    public IReadOnlyList<string> Columns { get; } =
        ["id", "username", "email", "name", "birthDate", "timeZone", "roles", "state", "secondFactor", "createdAt", "lastSignInAt"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor) =>
        await accounts.FindByIdAsync(personId.ToString()) is not { } account ? ExportRows.Whole([]) : ExportRows.Whole(
        [
            this.Row(
                account.Id, account.Person.Login, account.Person.Email, account.Person.Name, account.Person.BirthDate?.ToString("O", null),
                account.Person.TimeZone, string.Join(' ', RoleNames.Of(account.Roles)), $"{account.State}", account.TwoFactorEnabled,
                account.CreatedAt, account.LastSignInAt),
        ]);
}

internal sealed class SessionPart(AccountsContext database, PersonKeys keys) : IExportPart
{
    public string Name => "devices";

    public IReadOnlyList<string> Columns { get; } = ["id", "device", "signedInAt", "lastUsedAt", "expiresAt", "endedAt", "end"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor)
    {
        var key = await keys.FindAsync(personId);
        var sessions = await database.Sessions.AsNoTracking()
            .Where(session => session.PersonId == personId).OrderByDescending(session => session.CreatedAt).Take(1000).ToListAsync();
        return ExportRows.Whole(sessions.Select(session => this.Row(
            session.SessionId,
            key is null || session.Device.Length == 0 ? "" : PersonKeys.OpenText(key, personId, session.Device),
            session.CreatedAt, session.UsedAt, session.ExpiresAt, session.EndedAt, session.End?.ToString())));
    }
}

internal sealed class ConsentPart(AccountsContext database, PersonKeys keys) : IExportPart
{
    public string Name => "consents";

    public IReadOnlyList<string> Columns { get; } =
        ["id", "state", "askedAt", "decidedAt", "method", "textVersion", "endedAt", "guardian", "relation", "contact", "receipt"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor)
    {
        var key = await keys.FindAsync(personId);
        var consents = await database.Consents.AsNoTracking().Where(consent => consent.PersonId == personId).OrderBy(consent => consent.AskedAt).ToListAsync();
        return ExportRows.Whole(consents.Select(consent => Of(consent, key)));
    }

    private string Of(ConsentRow consent, byte[]? key)
    {
        var guardian = key is null ? null : ConsentBook.OpenGuardian(key, consent);
        var receipt = key is not null && consent.Receipt is { } box ? PersonKeys.OpenText(key, consent.PersonId, box) : null;
        return this.Row(
            consent.ConsentId, $"{consent.State}", consent.AskedAt, consent.DecidedAt, consent.Method?.ToString(), consent.TextVersion,
            consent.EndedAt, guardian?.Name, guardian?.Relation, guardian?.Contact, receipt);
    }
}

internal sealed class RolePart(AccountsContext database) : IExportPart
{
    public string Name => "role-requests";

    public IReadOnlyList<string> Columns { get; } = ["id", "role", "state", "requestedAt", "expiresAt", "decidedAt"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor)
    {
        var requests = await database.Set<RoleRequestRow>().AsNoTracking().Where(request => request.PersonId == personId).OrderBy(request => request.RequestedAt).ToListAsync();
        return ExportRows.Whole(requests.Select(request => this.Row(
            request.RequestId, $"{request.Role}", $"{request.State}", request.RequestedAt, request.ExpiresAt, request.DecidedAt)));
    }
}

/// <summary>
/// What was done by the person, and by others to the person's data: to it alone, or to a class while the person was in it. From where is
/// told of the person's own acts.
/// </summary>
internal sealed class AuditPart(AccountsContext database, AuditReader reader) : IExportPart
{
    private const int PageSize = 1000;

    public string Name => "audit";

    public IReadOnlyList<string> Columns { get; } = ["sequence", "at", "action", "by", "from", "detail"];

    public async Task<ExportPage> ReadAsync(Guid personId, string? cursor)
    {
        var after = cursor is null ? 0 : long.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        var memberships = await database.ClassMembers.AsNoTracking().Where(member => member.LearnerId == personId).ToListAsync();
        string[] classes = [.. memberships.Select(member => $"{member.ClassId}")];
        var rows = await database.AuditEntries.AsNoTracking()
            .Where(row => row.Sequence > after && (row.SubjectId == personId || row.ActorId == personId
                || (row.Action == AuditAction.ClassRead && classes.Contains(row.Detail.Substring(0, ReadingWatch.ClassIdLength)))))
            .OrderBy(row => row.Sequence).Take(PageSize).ToListAsync();
        var told = rows.Where(row => row.SubjectId == personId || row.ActorId == personId || WasThere(row)).ToList();
        return new([.. (await reader.OpenAsync(told)).Select(entry => Of(personId, entry))], rows.Count < PageSize ? null : $"{rows[^1].Sequence}");

        bool WasThere(AuditRow row) => memberships.Any(member => row.Detail.StartsWith($"{member.ClassId}", StringComparison.Ordinal)
            && member.JoinedAt <= row.At && (member.LeftAt ?? row.At) >= row.At);
    }

    private string Of(Guid personId, AuditEntry entry)
    {
        var (row, isActor) = (entry.Row, entry.Row.ActorId == personId);
        // A sign-in that failed has no actor: its address is whoever tried it.
        return this.Row(
            row.Sequence, row.At, $"{row.Action}", isActor ? "self" : row.ActorId?.ToString() ?? "service", isActor ? entry.Address : null,
            row.SubjectId == personId || row.Action == AuditAction.ClassRead ? row.Detail : "");
    }
}
