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
    /// <summary>Whom a sign-in counts against. For a login that nobody has there are as many subjects as for one that somebody has.</summary>
    /// <param name="deviceId">Of a device where the account signed in before; null for a stranger's.</param>
    public Subjects Of(string login, Guid? accountId, Caller caller, Guid? deviceId)
    {
        var name = hash.NormalizeName(login)!;
        return accountId is { } id && deviceId is { } device
            ? new(ByAccount(hash.Of("device", $"{id:N}:{device:N}")), null, null)
            : new(
                ByAccount(hash.Of("login", name)),
                ByAccount(hash.Of("account", accountId?.ToString("N") ?? name)),
                new(hash.Of("address", AddressRange.Of(caller.Address)), options.FailuresByAddress));
    }

    /// <summary>Whom the wrong password of somebody who is signed in counts against: strangers cannot lock it.</summary>
    public Subjects OfSignedIn(Guid accountId) => new(ByAccount(hash.Of("signed-in", $"{accountId:N}")), null, null);

    /// <summary>
    /// Whom the wrong code of a class counts against. Apart from sign-ins: a class that mistypes its code locks nobody of the school out.
    /// </summary>
    public Subjects OfJoining(Guid accountId, string address) => new(
        ByAccount(hash.Of("joining", $"{accountId:N}")), null, new(hash.Of("joining-from", AddressRange.Of(address)), options.FailuresByAddress));

    /// <summary>Whom a wrong one-time code counts against, which is of nobody known.</summary>
    public Subjects OfCode(string address) => new(new(hash.Of("code-address", AddressRange.Of(address)), options.FailuresByAddress), null, null);

    /// <summary>Null where it may be tried.</summary>
    public Task<Lock?> LockAsync(Subjects subjects) => LockAsync(subjects, others: 0);

    /// <summary>
    /// Counts one more failure. A lock means that this one came too late: of any number that passed <see cref="LockAsync(Subjects)"/>
    /// at once, no more are told a result than may fail.
    /// </summary>
    /// <param name="alongside">Stored in the same transaction.</param>
    public async Task<Lock?> AddAsync(Subjects subjects, Func<Task>? alongside = null)
    {
        var now = time.GetUtcNow();
        SignInFailure[] failures =
            [.. subjects.All.Select(subject => new SignInFailure { FailureId = Guid.CreateVersion7(now), Subject = subject.Hash, FailedAt = now })];
        database.SignInFailures.AddRange(failures);
        await using (var transaction = await database.Database.BeginTransactionAsync())
        {
            await database.SaveChangesAsync();
            if (alongside is not null)
                await alongside();
            await transaction.CommitAsync();
        }
        // Looked at once this one is stored: the last of several at once sees all of them.
        var locked = await LockAsync(subjects, others: 1);
        var untold = locked is { IsTold: true } ? failures.Select(failure => failure.FailureId).ToArray() : [];
        var old = now - options.FailureWindow;
        // What no longer counts goes, whoever it was; what was told nothing lengthens nothing.
        await database.SignInFailures
            .Where(failure => failure.FailedAt < old || untold.Contains(failure.FailureId))
            .ExecuteDeleteAsync();
        return locked;
    }

    private Subject ByAccount(string subject) => new(subject, options.FailuresByAccount);

    /// <param name="others">Failures of the asker's own that are stored already.</param>
    private async Task<Lock?> LockAsync(Subjects subjects, int others)
    {
        var account = await LockedForAsync(subjects.Account, others) ?? TimeSpan.Zero;
        var address = await LockedForAsync(subjects.Address, others) ?? TimeSpan.Zero;
        if (account > TimeSpan.Zero || address > TimeSpan.Zero)
            return new Lock(account > address ? account : address, IsTold: true);
        return await LockedForAsync(subjects.Hidden, others) is { } hidden ? new Lock(hidden, IsTold: false) : null;
    }

    private async Task<TimeSpan?> LockedForAsync(Subject? subject, int others)
    {
        if (subject is null)
            return null;
        var from = time.GetUtcNow() - options.FailureWindow;
        var last = await database.SignInFailures.AsNoTracking()
            .Where(failure => failure.Subject == subject.Hash && failure.FailedAt > from)
            .OrderByDescending(failure => failure.FailedAt)
            .Select(failure => failure.FailedAt)
            .Take(subject.Allowed + others)
            .ToListAsync();
        return last.Count < subject.Allowed + others ? null : last[^1] - from;
    }

    /// <param name="Hash">Keyed hash of whom it is.</param>
    /// <param name="Allowed">Failures within the window after which it is locked.</param>
    public sealed record Subject(string Hash, int Allowed);

    /// <param name="Account">The login as it was given, or the known device.</param>
    /// <param name="Hidden">
    /// The account, by whichever of its logins. That it is locked is not told: who sees a second login locked by failures at the
    /// first has learned whose both are.
    /// </param>
    /// <param name="Address">Null where the address does not count.</param>
    public sealed record Subjects(Subject Account, Subject? Hidden, Subject? Address)
    {
        public IEnumerable<Subject> All => new[] { Account, Hidden, Address }.OfType<Subject>();

        public Subjects WithoutAddress => this with { Address = null };
    }

    /// <param name="For">How long it stays locked.</param>
    /// <param name="IsTold">Else the answer is the one to a wrong password.</param>
    public sealed record Lock(TimeSpan For, bool IsTold);
}
