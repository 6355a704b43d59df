using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Roles;

/// <inheritdoc cref="IRoleGrain"/>
[StatelessWorker, Reentrant]
internal sealed class RoleGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IRoleGrain
{
    public Task<RoleStatus> GrantAsync(Guid personId, Role role, Actor by) =>
        WithAsync<RoleDesk, RoleStatus>(desk => desk.GrantAsync(personId, role, by));

    public Task<RoleStatus> RevokeAsync(Guid personId, Role role, Actor by) =>
        WithAsync<RoleDesk, RoleStatus>(desk => desk.RevokeAsync(personId, role, by));

    public Task<RoleRequestReply> RequestAsync(Guid personId, Role role, Actor by) =>
        WithAsync<RoleRequestDesk, RoleRequestReply>(desk => desk.RequestAsync(personId, role, by));

    public Task<RoleRequestReply> DecideAsync(Guid requestId, bool approves, Actor by) =>
        WithAsync<RoleRequestDesk, RoleRequestReply>(desk => desk.DecideAsync(requestId, approves, by));

    public Task<IReadOnlyList<RoleRequestView>> RequestsAsync() =>
        WithAsync<RoleRequestDesk, IReadOnlyList<RoleRequestView>>(desk => desk.RequestsAsync());

    public Task<RoleCodeReply> BecomeAdministratorAsync(Secret code, Actor by) =>
        WithAsync<AdministratorCodes, RoleCodeReply>(codes => codes.RedeemAsync(code, by));
}
