using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Compliance;

/// <summary>Whoever may do more than learn signs in at least every 90 days, or may not do it any more.</summary>
internal sealed class UnusedAccountCheck(AccountsContext database, TimeProvider time) : IComplianceCheck
{
    private const string Name = "unused-accounts";

    private static readonly TimeSpan Unused = TimeSpan.FromDays(90);

    public async Task<ComplianceFinding> RunAsync()
    {
        var before = time.GetUtcNow() - Unused;
        var unused = database.Users.Where(account => account.State == AccountState.Active && (account.LastSignInAt ?? account.CreatedAt) < before);
        var privileged = await unused.CountAsync(account => (account.Roles & ~Role.Student) != Role.None);
        var students = await unused.CountAsync(account => (account.Roles & ~Role.Student) == Role.None);
        return privileged > 0
            ? ComplianceFinding.Failed(
                Name, $"{privileged} accounts with more than a student's role were unused for 90 days (and {students} of students).",
                "Take their roles or close them (/v1/people).")
            : ComplianceFinding.Passed(Name, $"None with more than a student's role; {students} of students.");
    }
}

/// <summary>There are two administrators, so that one can approve the other, each with a second factor.</summary>
internal sealed class AdministratorCheck(AccountsContext database) : IComplianceCheck
{
    private const string Name = "administrators";

    public async Task<ComplianceFinding> RunAsync()
    {
        var administrators = database.Users.Where(account => account.State == AccountState.Active && (account.Roles & Role.Administrator) != Role.None);
        var (all, without) = (await administrators.CountAsync(), await administrators.CountAsync(account => !account.TwoFactorEnabled));
        return all < 2 ? ComplianceFinding.Failed(Name, $"There are {all} administrators.", "Make a second: without one nobody can approve, and who is away cannot be replaced.")
            : without > 0 ? ComplianceFinding.Failed(Name, $"{without} of {all} administrators have no second factor.", "Each turns it on at /v1/me/second-factor.")
            : ComplianceFinding.Passed(Name, $"{all} administrators, all with a second factor.");
    }
}

/// <summary>Operators sign in with a second factor.</summary>
internal sealed class OperatorCheck(AccountsContext database) : IComplianceCheck
{
    private const string Name = "operators";

    public async Task<ComplianceFinding> RunAsync()
    {
        var operators = database.Users.Where(account => account.State == AccountState.Active && (account.Roles & Role.Operator) != Role.None);
        var (all, without) = (await operators.CountAsync(), await operators.CountAsync(account => !account.TwoFactorEnabled));
        return without > 0
            ? ComplianceFinding.Failed(Name, $"{without} of {all} operators have no second factor.", "Each turns it on at /v1/me/second-factor.")
            : ComplianceFinding.Passed(Name, $"{all} operators, all with a second factor.");
    }
}
