using EnglishLearning.Accounts.Roles;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.People;

/// <inheritdoc cref="IPeopleGrain"/>
[StatelessWorker, Reentrant]
internal sealed class PeopleGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IPeopleGrain
{
    public Task<PersonView?> FindAsync(string login, Actor by) => WithAsync<PeopleDesk, PersonView?>(desk => desk.FindAsync(login, by));

    public Task<PersonView?> ReadAsync(Guid personId, Actor by) => WithAsync<PeopleDesk, PersonView?>(desk => desk.ReadAsync(personId, by));

    public Task<ResetCodeReply> ResetCodeAsync(Guid personId, Actor by) =>
        WithAsync<PeopleDesk, ResetCodeReply>(desk => desk.ResetCodeAsync(personId, by));

    public Task<RoleStatus> CloseAsync(Guid personId, Actor by) => WithAsync<RoleDesk, RoleStatus>(desk => desk.CloseAsync(personId, by));

    public Task<RoleStatus> ReopenAsync(Guid personId, Actor by) => WithAsync<RoleDesk, RoleStatus>(desk => desk.ReopenAsync(personId, by));
}
