using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.SignIn;

/// <inheritdoc cref="ISignInGrain"/>
/// <remarks>Nothing is kept between calls, so they may overlap: one that hashes a password holds up no other.</remarks>
[StatelessWorker, Reentrant]
internal sealed class SignInGrain(IServiceScopeFactory scopes) : Grain, ISignInGrain
{
    public Task<SignInReply> GuestAsync(string timeZone) =>
        WithAsync<SessionDesk, SignInReply>(async desk => new(SignInStatus.SignedIn, await desk.BeginGuestAsync(timeZone)));

    public Task<SignInReply> RegisterAsync(Registration registration, Caller caller) =>
        WithAsync<RegistrationDesk, SignInReply>(desk => desk.RegisterAsync(registration, caller));

    public Task<SignInReply> SignInAsync(string login, Secret password, Secret? code, Caller caller) =>
        WithAsync<SignInDesk, SignInReply>(desk => desk.SignInAsync(login, password, code, caller));

    public Task<SignInReply> RefreshAsync(Secret refreshToken, string? requestKey, Caller caller) =>
        WithAsync<SignInDesk, SignInReply>(desk => desk.RefreshAsync(refreshToken, requestKey));

    public Task<bool> EndAsync(Guid personId, Guid sessionId, bool bySelf) =>
        WithAsync<SessionDesk, bool>(async desk => await desk.EndAsync(
            session => session.PersonId == personId && session.SessionId == sessionId,
            bySelf ? SessionEnd.SignedOut : SessionEnd.Revoked) > 0);

    public Task<IReadOnlyList<DeviceView>> DevicesAsync(Guid personId) =>
        WithAsync<SessionDesk, IReadOnlyList<DeviceView>>(desk => desk.DevicesAsync(personId));

    public Task<TokenRules> TokenRulesAsync() =>
        WithAsync<SessionDesk, TokenRules>(async desk =>
        {
            var keys = ServiceProvider.GetRequiredService<SigningKeys>();
            await keys.LoadAsync();
            return new TokenRules(keys.Public, await desk.EndedAsync());
        });

    private async Task<TReply> WithAsync<TDesk, TReply>(Func<TDesk, Task<TReply>> work)
        where TDesk : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await work(scope.ServiceProvider.GetRequiredService<TDesk>());
        }
        catch (Exception e) when (DatabaseFaults.Find(e) is { } fault)
        {
            throw fault;
        }
    }
}
