using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.SignIn;

/// <summary>Devices that are signed in, and their refresh tokens.</summary>
internal sealed class SessionDesk(
    AccountsContext database, PersonKeys keys, GuestSessions guests, TokenIssuer tokens, AuditLog audit, TokenLifetimes options, TimeProvider time)
{
    private const int DeviceNameLength = 80;

    /// <summary>A token of an ended session expires within its lifetime; a minute more for clocks that differ.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    /// <param name="deviceId">Of a known device, null for a new one.</param>
    /// <param name="isShared">On a phone that many hands use.</param>
    public async Task<TokenSet> BeginAsync(Account account, Caller caller, Guid? deviceId = null, bool isShared = false)
    {
        var key = await keys.GetOrCreateAsync(account.Id);
        var session = New(account.Id, PersonKeys.Close(key, account.Id, caller.Device[..Math.Min(caller.Device.Length, DeviceNameLength)]), isShared);
        database.Sessions.Add(session);
        await database.SaveChangesAsync();
        await BackAsync(account.Id, caller);
        return Tokens(account.Id, session.SessionId, session.Generation, RolesOf(account, isShared), isShared) with
        {
            DeviceToken = tokens.Device(account.Id, deviceId ?? Guid.NewGuid()),
            TimeZone = account.Person.TimeZone,
        };
    }

    /// <summary>Whoever comes back is not erased for having been away.</summary>
    private async Task BackAsync(Guid personId, Caller caller)
    {
        var now = time.GetUtcNow();
        if (await database.Erasures.Where(erasure => erasure.PersonId == personId && erasure.Reason == ErasureReason.Idle && erasure.DueAt > now).ExecuteDeleteAsync() > 0)
            await audit.AppendAsync(AuditAction.ErasureCancelled, new Actor(personId, caller.Address), personId);
    }

    /// <summary>Of a new learner without an account: one session, of which nothing personal is kept.</summary>
    public async Task<TokenSet> BeginGuestAsync(string timeZone)
    {
        var session = New(Guid.CreateVersion7(time.GetUtcNow()), []);
        await guests.AddAsync(session);
        return Tokens(session.PersonId, session.SessionId, session.Generation, Role.Student) with { TimeZone = timeZone };
    }

    /// <summary>Spends the refresh token; null where it is not good. One that was spent before ends the session.</summary>
    /// <param name="requestKey">By which a repeated request is known; null where the client gave none.</param>
    public async Task<Spent?> SpendAsync(Secret refreshToken, string? requestKey, string address)
    {
        if (await tokens.ReadRefreshAsync(refreshToken) is not var (sessionId, generation))
            return null;
        var now = time.GetUtcNow();
        var (soon, late) = (now + options.SharedRefreshLifetime, now + options.RefreshLifetime);
        var request = Hash(requestKey ?? Guid.NewGuid().ToString());
        // One statement: of two who bring the same token, one finds it current.
        var spent = await database.Sessions
            .Where(session => session.SessionId == sessionId && session.Generation == generation && session.EndedAt == null && session.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set
                .SetProperty(session => session.Generation, generation + 1)
                .SetProperty(session => session.RequestHash, request)
                .SetProperty(session => session.UsedAt, now)
                .SetProperty(session => session.ExpiresAt, session => session.IsShared ? soon : late));
        var found = await database.Sessions.AsNoTracking().SingleOrDefaultAsync(session => session.SessionId == sessionId);
        if (found is null || found.EndedAt is not null || found.ExpiresAt <= now || found.PersonId == Guid.Empty)
            return null;
        // The answer to this very request was lost on the way.
        var isRepeated = found.Generation == generation + 1 && found.RequestHash == request;
        if (isRepeated)
            await database.Sessions.Where(session => session.SessionId == sessionId).ExecuteUpdateAsync(set => set.SetProperty(session => session.UsedAt, now));
        if (spent == 1 || isRepeated)
            return new(found.PersonId, sessionId, generation + 1, found.IsShared);
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await EndAsync(session => session.SessionId == sessionId, SessionEnd.Reused) > 0)
            await audit.AppendAsync(AuditAction.RefreshReused, address, found.PersonId, $"{sessionId}");
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>Ends one of the person's own; false where there is no such session that lasts.</summary>
    public async Task<bool> EndAsync(Actor by, Guid sessionId, SessionEnd why)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await EndAsync(session => session.PersonId == by.PersonId && session.SessionId == sessionId, why) == 0)
            return false;
        await audit.AppendAsync(AuditAction.SessionEnded, by, by.PersonId, $"{sessionId} {why}");
        await transaction.CommitAsync();
        return true;
    }

    public TokenSet Tokens(Guid personId, Guid sessionId, int generation, Role roles, bool isShared = false) => new(
        personId, tokens.Access(personId, sessionId, roles, isShared), tokens.AccessLifetime, tokens.Refresh(sessionId, generation), null, null);

    /// <summary>What the account may do in such a session.</summary>
    public static Role RolesOf(Account account, bool isShared) => isShared ? account.Roles & Role.Student : account.Roles;

    /// <summary>How many ended now.</summary>
    public Task<int> EndAsync(System.Linq.Expressions.Expression<Func<Session, bool>> which, SessionEnd why)
    {
        var now = time.GetUtcNow();
        return database.Sessions.Where(which).Where(session => session.EndedAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(session => session.EndedAt, now)
            .SetProperty(session => session.End, why));
    }

    public async Task<IReadOnlyList<DeviceView>> DevicesAsync(Guid personId)
    {
        var now = time.GetUtcNow();
        var sessions = await database.Sessions.AsNoTracking()
            .Where(session => session.PersonId == personId && session.EndedAt == null && session.ExpiresAt > now)
            .OrderByDescending(session => session.UsedAt)
            .ToListAsync();
        var key = sessions.Count == 0 ? null : await keys.FindAsync(personId);
        return
        [
            .. from session in sessions
               select new DeviceView(session.SessionId, NameOf(session, key), session.CreatedAt, session.UsedAt),
        ];
    }

    /// <summary>Sessions that have ended while access tokens of theirs may still be about.</summary>
    public async Task<ImmutableArray<Guid>> EndedAsync()
    {
        var from = time.GetUtcNow() - options.AccessLifetime - ClockDifference;
        // One that was not used since has no token that is still good: where all end at once, few of them are told to every silo.
        return [.. await database.Sessions.AsNoTracking().Where(session => session.EndedAt > from && session.UsedAt > from).Select(session => session.SessionId).ToListAsync()];
    }

    private Session New(Guid personId, byte[] device, bool isShared = false)
    {
        var now = time.GetUtcNow();
        return new Session
        {
            SessionId = Guid.CreateVersion7(now),
            PersonId = personId,
            Device = device,
            Generation = 1,
            IsShared = isShared,
            CreatedAt = now,
            UsedAt = now,
            ExpiresAt = now + (isShared ? options.SharedRefreshLifetime : options.RefreshLifetime),
        };
    }

    /// <summary>Empty where none was kept, or the key was destroyed.</summary>
    private static string NameOf(Session session, byte[]? key) =>
        key is null || session.Device.Length == 0 ? "" : PersonKeys.OpenText(key, session.PersonId, session.Device);

    /// <param name="Generation">Of the refresh token that follows.</param>
    public sealed record Spent(Guid PersonId, Guid SessionId, int Generation, bool IsShared);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
