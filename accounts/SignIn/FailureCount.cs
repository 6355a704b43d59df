using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.SignIn;

/// <summary>
/// Counts failed sign-ins in the database, so that all silos count the same. A known device counts by itself: a stranger who is
/// wrong about an account locks out other strangers, not the student. Sign-ins that are refused uncounted lengthen nothing.
/// </summary>
internal sealed class FailureCount(AccountsContext database, LookupHash hash, SignInRules options, TimeProvider time)
{
    /// <summary>Whom a sign-in counts against, known account or not.</summary>
    public Subjects Of(string login, Caller caller, bool isKnownDevice)
    {
        var account = hash.NormalizeName(login)!;
        return isKnownDevice
            ? new Subjects(hash.Of("device", $"{account}:{caller.DeviceToken?.Value}"), null)
            : new Subjects(hash.Of("account", account), hash.Of("address", AddressRange.Of(caller.Address)));
    }

    /// <summary>How long it stays locked; null where it may be tried.</summary>
    public async Task<TimeSpan?> LockedForAsync(Subjects subjects)
    {
        var account = await LockedForAsync(subjects.Account, options.FailuresByAccount);
        var address = subjects.Address is null ? null : await LockedForAsync(subjects.Address, options.FailuresByAddress);
        return account is null || address > account ? address : account;
    }

    public async Task AddAsync(Subjects subjects)
    {
        var now = time.GetUtcNow();
        foreach (var subject in new[] { subjects.Account, subjects.Address }.OfType<string>())
            database.SignInFailures.Add(new SignInFailure { FailureId = Guid.CreateVersion7(now), Subject = subject, FailedAt = now });
        await database.SaveChangesAsync();
        // What no longer counts goes, whoever it was.
        var old = now - options.FailureWindow;
        await database.SignInFailures.Where(failure => failure.FailedAt < old).ExecuteDeleteAsync();
    }

    private async Task<TimeSpan?> LockedForAsync(string subject, int allowed)
    {
        var now = time.GetUtcNow();
        var from = now - options.FailureWindow;
        var last = await database.SignInFailures.AsNoTracking()
            .Where(failure => failure.Subject == subject && failure.FailedAt > from)
            .OrderByDescending(failure => failure.FailedAt)
            .Select(failure => failure.FailedAt)
            .Take(allowed)
            .ToListAsync();
        return last.Count < allowed ? null : last[^1] - from;
    }

    /// <param name="Address">Null where the address does not count.</param>
    public sealed record Subjects(string Account, string? Address);
}
