using System.Security.Cryptography;
using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;
using Microsoft.AspNetCore.Identity;

namespace EnglishLearning.Accounts.Classes;

/// <summary>Accounts for students of a list: without a password, to be let in by their PIN.</summary>
internal sealed class RosterAccounts(AccountsContext database, UserManager<Account> accounts, ConsentBook consents, TimeProvider time)
{
    /// <summary>Of ten thousand user names for one name this many are tried.</summary>
    private const int Tries = 20;

    /// <summary>User names by id; null where one was taken meanwhile. Within the caller's transaction.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>?> CreateAsync(IEnumerable<Newcomer> students, string timeZone)
    {
        var usernames = new Dictionary<Guid, string>();
        foreach (var student in students)
        {
            var (row, now) = (student.Row.Student, time.GetUtcNow());
            if ((row.Username ?? await FreeUsernameAsync(row.Name)) is not { } username)
                return null;
            var account = new Account
            {
                Id = student.LearnerId,
                UserName = username,
                Email = row.Email,
                Person = new Person(username, row.Email, row.Name.Trim(), row.BirthDate, timeZone),
                Roles = Role.Student,
                State = Age.NeedsConsent(row.BirthDate, DateOnly.FromDateTime(now.UtcDateTime)) ? AccountState.AwaitingConsent : AccountState.Active,
                CreatedAt = now,
            };
            if (!(await accounts.CreateAsync(account)).Succeeded)
                return null;
            // Whoever never signs in waits for an answer no longer than others.
            if (account.State == AccountState.AwaitingConsent)
                await consents.AskAsync(account);
            usernames[student.LearnerId] = username;
            // Else each of 500 would be looked through for changes at each that follows.
            database.ChangeTracker.Clear();
        }
        return usernames;
    }

    private async Task<string?> FreeUsernameAsync(string name)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var username = GeneratedUsername.Of(name, RandomNumberGenerator.GetInt32(GeneratedUsername.Count));
            if (await accounts.FindByNameAsync(username) is null)
                return username;
        }
        return null;
    }
}
