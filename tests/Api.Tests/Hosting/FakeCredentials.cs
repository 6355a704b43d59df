using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>Passwords and second factors that answer what the test wants, and remember what was asked.</summary>
internal sealed class FakeCredentials : ICredentialGrain
{
    public CredentialReply Reply { get; set; } = new(SignInStatus.Done);

    public SecondFactorView View { get; set; } = new(false, 0);

    public List<object?> Asked { get; } = [];

    public Task<SecondFactorView> SecondFactorAsync(Guid personId) => Task.FromResult(View);

    public Task<CredentialReply> BeginSecondFactorAsync(Actor by, Secret password) => AnswerAsync(by, password.Value);

    public Task<CredentialReply> ConfirmSecondFactorAsync(Actor by, Secret code) => AnswerAsync(by, code.Value);

    public Task<CredentialReply> RemoveSecondFactorAsync(Actor by, Secret password, Secret code) => AnswerAsync(by, password.Value, code.Value);

    public Task<CredentialReply> ChangePasswordAsync(Actor by, Guid sessionId, Secret current, Secret next) =>
        AnswerAsync(by, sessionId, current.Value, next.Value);

    public Task<IssuedReset?> IssueResetAsync(Guid accountId, Actor by) => throw new NotSupportedException("No endpoint of this API asks for it.");

    public Task<CredentialReply> ResetPasswordAsync(string login, Secret code, Secret password, Caller caller) =>
        AnswerAsync(login, code.Value, password.Value, caller.DeviceToken?.Value);

    private Task<CredentialReply> AnswerAsync(params object?[] asked)
    {
        Asked.AddRange(asked);
        return Task.FromResult(Reply);
    }
}
