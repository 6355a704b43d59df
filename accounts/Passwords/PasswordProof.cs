using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace EnglishLearning.Accounts.Passwords;

/// <summary>Asks somebody who is signed in for password or code once more. Who has stolen a token guesses as slowly as anybody.</summary>
internal sealed class PasswordProof(PasswordDesk passwords, FailureCount failures, AuditLog audit)
{
    /// <summary>Null where the password is right.</summary>
    public Task<CredentialReply?> RefusalAsync(Account account, Secret password, string address) =>
        RefusalAsync(account, address, SignInStatus.PasswordWrong, async () =>
            await passwords.VerifyAsync(account, password.Value) != PasswordVerificationResult.Failed);

    /// <summary>Null where <paramref name="isRight"/>; else it has been counted.</summary>
    /// <param name="wrong">What is answered where it is not.</param>
    public async Task<CredentialReply?> RefusalAsync(Account account, string address, SignInStatus wrong, Func<Task<bool>> isRight)
    {
        var subjects = failures.OfSignedIn(account.Id);
        if (await failures.LockAsync(subjects) is { } locked)
            return new(SignInStatus.Locked, locked.For);
        var right = await isRight();
        var since = right
            ? await failures.LockAsync(subjects)
            : await failures.AddAsync(subjects, () => audit.AppendAsync(AuditAction.SignInFailed, address, account.Id));
        return since is { } late ? new(SignInStatus.Locked, late.For)
            : right ? null
            : new(wrong);
    }
}
