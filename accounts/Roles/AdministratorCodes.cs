using System.Security.Cryptography;
using System.Text;
using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Roles;

/// <summary>
/// One-time codes that make an administrator where no two could approve one: whoever reads one has the machine already. There is one at
/// a time, stored as a keyed hash: a new one replaces it, also of another silo.
/// </summary>
internal sealed class AdministratorCodes(
    AccountsContext database, RoleBook book, LookupHash hash, FailureCount failures, AuditLog audit, AccountEvents events, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Null once there was an administrator.</summary>
    public Task<string?> MakeFirstAsync() => MakeAsync("first", row => !row.HadAdministrator);

    /// <summary>Null where two administrators can approve each other's requests.</summary>
    public async Task<string?> MakeAnotherAsync() =>
        await book.AdministratorsAsync() >= RoleRules.AdministratorsNeeded ? null : await MakeAsync("another", _ => true);

    public async Task<RoleCodeReply> RedeemAsync(Secret code, Actor by)
    {
        var subjects = failures.OfSignedIn(by.PersonId);
        if (await failures.LockAsync(subjects) is { } locked)
            return new(RoleStatus.Locked, locked.For);
        var status = await TryRedeemAsync(code, by);
        if (status != RoleStatus.CodeRefused)
            return new(status);
        return await failures.AddAsync(subjects) is { } late ? new(RoleStatus.Locked, late.For) : new(status);
    }

    private async Task<string?> MakeAsync(string which, System.Linq.Expressions.Expression<Func<Administration, bool>> isWanted)
    {
        var code = ResetCode.Of(RandomNumberGenerator.GetBytes(ResetCode.Length));
        var (codeHash, until) = (HashOf(code), time.GetUtcNow() + Lifetime);
        await using var change = await book.BeginAsync();
        var made = await database.Administration.Where(isWanted).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.CodeHash, codeHash)
            .SetProperty(row => row.CodeExpiresAt, until));
        if (made == 0)
            return null;
        await audit.AppendAsync(AuditAction.AdministratorCodeMade, by: null, detail: which);
        await change.CommitAsync();
        return code;
    }

    private async Task<RoleStatus> TryRedeemAsync(Secret code, Actor by)
    {
        await using var change = await book.BeginAsync();
        var row = await database.Administration.AsNoTracking().SingleAsync();
        var person = await book.FindAsync(by.PersonId);
        var status = RoleRules.ByCode(person, IsGood(row, code), await book.AdministratorsAsync());
        if (status != RoleStatus.Done)
            return status;
        await book.SetAsync(by.PersonId, person!.Roles | Role.Administrator);
        await database.Administration.ExecuteUpdateAsync(set => set
            .SetProperty(spent => spent.HadAdministrator, true)
            .SetProperty(spent => spent.CodeHash, (string?)null)
            .SetProperty(spent => spent.CodeExpiresAt, (DateTimeOffset?)null));
        await audit.AppendAsync(row.HadAdministrator ? AuditAction.AdministratorMadeByCode : AuditAction.FirstAdministratorMade, by, by.PersonId);
        await change.CommitAsync();
        events.Granted(Role.Administrator, by.PersonId, by.PersonId);
        return status;
    }

    private bool IsGood(Administration row, Secret code) =>
        row.CodeHash is { } stored
        && time.GetUtcNow() < row.CodeExpiresAt
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(stored), Encoding.ASCII.GetBytes(HashOf(code.Value)));

    private string HashOf(string code) => hash.Of("administrator-code", ResetCode.Fold(code));
}
