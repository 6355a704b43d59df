using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.SignIn;

/// <inheritdoc cref="ISignInGrain"/>
/// <remarks>Nothing is kept between calls, so they may overlap: one that hashes a password holds up no other.</remarks>
[StatelessWorker, Reentrant]
internal sealed class SignInGrain(IServiceScopeFactory scopes, AccountEvents events) : DeskGrain(scopes), ISignInGrain
{
    public Task<SignInReply> GuestAsync(string timeZone) =>
        WithAsync<SessionDesk, SignInReply>(async desk => new(SignInStatus.SignedIn, await desk.BeginGuestAsync(timeZone)));

    public Task<SignInReply> RegisterAsync(Registration registration, Caller caller) =>
        WithAsync<RegistrationDesk, SignInReply>(desk => desk.RegisterAsync(registration, caller));

    public async Task<SignInReply> SignInAsync(string login, Secret password, Secret? code, Caller caller) =>
        events.Told("sign-in", await WithAsync<SignInDesk, SignInReply>(desk => desk.SignInAsync(login, password, code, caller)));

    public async Task<SignInReply> ClassSignInAsync(string classCode, int number, Secret pin, Caller caller) =>
        events.Told("class-sign-in", await WithAsync<ClassSignInDesk, SignInReply>(desk => desk.SignInAsync(classCode, number, pin, caller)));

    public async Task<SignInReply> RefreshAsync(Secret refreshToken, string? requestKey, Caller caller) =>
        events.Told("refresh", await WithAsync<SignInDesk, SignInReply>(desk => desk.RefreshAsync(refreshToken, requestKey, caller)));

    public Task<bool> EndAsync(Actor by, Guid sessionId, bool bySelf) =>
        WithAsync<SessionDesk, bool>(desk => desk.EndAsync(by, sessionId, bySelf ? SessionEnd.SignedOut : SessionEnd.Revoked));

    public Task<IReadOnlyList<DeviceView>> DevicesAsync(Guid personId) =>
        WithAsync<SessionDesk, IReadOnlyList<DeviceView>>(desk => desk.DevicesAsync(personId));

    public Task<TokenRules> TokenRulesAsync() =>
        WithAsync<SessionDesk, TokenRules>(async desk =>
        {
            var keys = ServiceProvider.GetRequiredService<SigningKeys>();
            await keys.LoadAsync();
            return new TokenRules(keys.Public, await desk.EndedAsync());
        });
}
