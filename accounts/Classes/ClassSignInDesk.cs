using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Classes;

/// <summary>
/// Lets a member in by class code, roster number and PIN. What is wrong counts against the number in that class, the account, and the
/// address, as a wrong password does.
/// </summary>
internal sealed class ClassSignInDesk(
    AccountsContext database,
    UserManager<Account> accounts,
    SignInGuard guard,
    PinDesk pins,
    SessionDesk sessions,
    ConsentBook consents,
    AuditLog audit,
    TimeProvider time)
{
    public async Task<SignInReply> SignInAsync(string classCode, int number, Secret pin, Caller caller)
    {
        // What is no code is looked up like one.
        var code = JoinCode.Read(classCode) ?? "";
        var member = await Members(code, number).AsNoTracking().SingleOrDefaultAsync();
        var account = await accounts.FindByIdAsync($"{member?.LearnerId ?? Guid.Empty}");
        var asked = await guard.AskAsync($"{code}#{number}", account, caller);
        if (await guard.LockedAsync(asked) is { } locked)
            return locked;
        var isGood = await pins.IsGoodAsync(member?.ClassId ?? default, member?.LearnerId ?? default, member?.PinHash, pin);
        // Whoever asks for a second factor has not meant six digits to be enough.
        if (!isGood || account is null || account.TwoFactorEnabled)
            return await guard.RefuseAsync(asked, SignInStatus.Refused);
        if (await guard.LockedSinceAsync(asked) is { } since)
            return since;
        if (await consents.NoAccessAsync(account) is { } closed)
            return closed;
        return await EnterAsync(account, code, number, member!.PinHash, caller, asked.Device);
    }

    private async Task<SignInReply> EnterAsync(Account account, string code, int number, string? pinHash, Caller caller, Guid? device)
    {
        var now = time.GetUtcNow();
        await using var transaction = await database.Database.BeginTransactionAsync();
        var isOpen = await database.Users.Where(known => known.Id == account.Id && known.State == AccountState.Active)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.LastSignInAt, now)) == 1;
        // One whose PIN was changed, or who was taken from the class, while it was being hashed is not let in by the old one.
        if (!isOpen || !await Members(code, number).AnyAsync(member => member.LearnerId == account.Id && member.PinHash == pinHash))
            return new(SignInStatus.Refused);
        var tokens = await sessions.BeginAsync(account, caller, device, isShared: true);
        await audit.AppendAsync(AuditAction.SignedIn, new Actor(account.Id, caller.Address), account.Id, "class");
        await transaction.CommitAsync();
        return new(SignInStatus.SignedIn, tokens);
    }

    private IQueryable<ClassMemberRow> Members(string code, int number) =>
        from known in database.Classes
        join member in database.ClassMembers on known.ClassId equals member.ClassId
        where known.JoinCode == code && known.ArchivedAt == null && member.LeftAt == null && member.Number == number
        select member;
}
