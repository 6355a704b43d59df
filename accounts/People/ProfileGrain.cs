using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.People;

/// <inheritdoc cref="IProfileGrain"/>
[StatelessWorker, Reentrant]
internal sealed class ProfileGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IProfileGrain
{
    public Task<ProfileView?> ReadAsync(Guid personId) => WithAsync<ProfileDesk, ProfileView?>(desk => desk.ReadAsync(personId));

    public Task<ProfileReply> ChangeAsync(Actor by, Secret password, string? name, string? email) =>
        WithAsync<ProfileDesk, ProfileReply>(desk => desk.ChangeAsync(by, password, name, email));

    public Task<ProfileReply> CorrectAsync(Actor by, Guid personId, ProfileChange change) =>
        WithAsync<ProfileDesk, ProfileReply>(desk => desk.CorrectAsync(by, personId, change));
}
