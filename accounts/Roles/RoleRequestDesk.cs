using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Roles;

/// <summary>Roles that a second administrator approves.</summary>
internal sealed class RoleRequestDesk(
    AccountsContext database, RoleBook book, AuditLog audit, AccountEvents events, AdministrationRules rules, TimeProvider time)
{
    private const int Listed = 100;

    public async Task<RoleRequestReply> RequestAsync(Guid personId, Role role, Actor by)
    {
        await ExpireAsync();
        await using var change = await book.BeginAsync();
        var status = RoleRules.Request(await book.FindAsync(by.PersonId), await book.FindAsync(personId), role);
        if (status != RoleStatus.Done)
            return new(status);
        if (await OpenAsync(personId, role) is { } open)
            return new(status, ViewOf(open));
        var now = time.GetUtcNow();
        var request = new RoleRequestRow
        {
            RequestId = Guid.CreateVersion7(now),
            PersonId = personId,
            Role = role,
            RequestedBy = by.PersonId,
            RequestedAt = now,
            ExpiresAt = now + rules.RequestLifetime,
            State = RoleRequestState.Open,
        };
        database.RoleRequests.Add(request);
        await database.SaveChangesAsync();
        await audit.AppendAsync(AuditAction.GrantRequested, by, personId, DetailOf(request));
        await change.CommitAsync();
        return new(status, ViewOf(request));
    }

    public async Task<RoleRequestReply> DecideAsync(Guid requestId, bool approves, Actor by)
    {
        await ExpireAsync();
        await using var change = await book.BeginAsync();
        var row = await FindAsync(requestId);
        var person = row is null ? null : await book.FindAsync(row.PersonId);
        var requester = row is null ? null : await book.FindAsync(row.RequestedBy);
        var now = time.GetUtcNow();
        var status = RoleRules.Decide(await book.FindAsync(by.PersonId), row is null ? null : RequestOf(row), requester, person, approves, now);
        if (status != RoleStatus.Done || row!.State != RoleRequestState.Open)
            return new(status, status == RoleStatus.NotAdministrator || row is null ? null : ViewOf(row));
        var state = approves ? RoleRequestState.Approved : RoleRequestState.Refused;
        var decided = await database.RoleRequests
            .Where(request => request.RequestId == requestId && request.State == RoleRequestState.Open)
            .ExecuteUpdateAsync(set => set
                .SetProperty(request => request.State, state)
                .SetProperty(request => request.DecidedBy, by.PersonId)
                .SetProperty(request => request.DecidedAt, now));
        if (decided == 0)
            return new(RoleStatus.Decided, ViewOf((await FindAsync(requestId))!));
        if (approves)
            await book.SetAsync(row.PersonId, person!.Roles | row.Role);
        await audit.AppendAsync(approves ? AuditAction.GrantApproved : AuditAction.GrantRefused, by, row.PersonId, DetailOf(row));
        if (approves)
            await audit.AppendAsync(AuditAction.RoleGranted, by, row.PersonId, RoleDesk.NameOf(row.Role));
        await change.CommitAsync();
        if (approves)
            events.Granted(row.Role, row.PersonId, by.PersonId);
        return new(status, ViewOf((await FindAsync(requestId))!));
    }

    public async Task<IReadOnlyList<RoleRequestView>> RequestsAsync()
    {
        await ExpireAsync();
        var rows = await database.RoleRequests.AsNoTracking().OrderByDescending(request => request.RequestedAt).Take(Listed).ToListAsync();
        return [.. rows.Select(ViewOf)];
    }

    /// <summary>Closes what nobody decided in time. Whoever looks next does it: until then nobody could have decided it either.</summary>
    private async Task ExpireAsync()
    {
        var now = time.GetUtcNow();
        var due = database.RoleRequests.Where(request => request.State == RoleRequestState.Open && request.ExpiresAt <= now);
        if (!await due.AnyAsync())
            return;
        await using var change = await book.BeginAsync();
        foreach (var request in await due.AsNoTracking().ToListAsync())
        {
            await due.Where(same => same.RequestId == request.RequestId)
                .ExecuteUpdateAsync(set => set.SetProperty(same => same.State, RoleRequestState.Expired));
            await audit.AppendAsync(AuditAction.GrantExpired, by: null, request.PersonId, DetailOf(request));
        }
        await change.CommitAsync();
    }

    private Task<RoleRequestRow?> FindAsync(Guid requestId) =>
        database.RoleRequests.AsNoTracking().SingleOrDefaultAsync(request => request.RequestId == requestId);

    private Task<RoleRequestRow?> OpenAsync(Guid personId, Role role) =>
        database.RoleRequests.AsNoTracking().SingleOrDefaultAsync(
            request => request.PersonId == personId && request.Role == role && request.State == RoleRequestState.Open);

    private static string DetailOf(RoleRequestRow request) => $"{RoleDesk.NameOf(request.Role)} request {request.RequestId}";

    private static RoleRequest RequestOf(RoleRequestRow row) =>
        new(row.RequestId, row.PersonId, row.Role, row.RequestedBy, row.ExpiresAt, row.State, row.DecidedBy);

    private static RoleRequestView ViewOf(RoleRequestRow row) => new(
        row.RequestId, row.PersonId, row.Role, row.RequestedBy, row.RequestedAt, row.ExpiresAt, row.State, row.DecidedBy, row.DecidedAt);
}
