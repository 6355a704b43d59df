using EnglishLearning.Accounts.SecondFactor;
using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Passwords;

/// <inheritdoc cref="ICredentialGrain"/>
[StatelessWorker, Reentrant]
internal sealed class CredentialGrain(IServiceScopeFactory scopes, AccountEvents events) : DeskGrain(scopes), ICredentialGrain
{
    public Task<SecondFactorView> SecondFactorAsync(Guid personId) =>
        WithAsync<SecondFactorDesk, SecondFactorView>(desk => desk.ViewAsync(personId));

    public Task<CredentialReply> BeginSecondFactorAsync(Actor by, Secret password) =>
        WithAsync<SecondFactorDesk, CredentialReply>(desk => desk.BeginAsync(by, password));

    public Task<CredentialReply> ConfirmSecondFactorAsync(Actor by, Secret code) =>
        WithAsync<SecondFactorDesk, CredentialReply>(desk => desk.ConfirmAsync(by, code));

    public Task<CredentialReply> RemoveSecondFactorAsync(Actor by, Secret password, Secret code) =>
        WithAsync<SecondFactorDesk, CredentialReply>(desk => desk.RemoveAsync(by, password, code));

    public Task<CredentialReply> ChangePasswordAsync(Actor by, Guid sessionId, Secret current, Secret next) =>
        WithAsync<PasswordChangeDesk, CredentialReply>(desk => desk.ChangeAsync(by, sessionId, current, next));

    public Task<IssuedReset?> IssueResetAsync(Guid accountId, Actor by) =>
        WithAsync<PasswordResetDesk, IssuedReset?>(desk => desk.IssueAsync(accountId, by));

    public async Task<CredentialReply> ResetPasswordAsync(string login, Secret code, Secret password, Caller caller)
    {
        var reply = await WithAsync<PasswordResetDesk, CredentialReply>(desk => desk.ResetAsync(login, code, password, caller));
        events.Told("reset", reply.Status);
        return reply;
    }
}
