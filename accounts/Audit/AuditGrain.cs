using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Audit;

/// <inheritdoc cref="IAuditGrain"/>
[StatelessWorker, Reentrant]
internal sealed class AuditGrain(IServiceScopeFactory scopes) : DeskGrain(scopes), IAuditGrain
{
    public Task<AuditPage> ReadAsync(AuditQuery query, Actor by) => WithAsync<AuditDesk, AuditPage>(desk => desk.ReadAsync(query, by));
}
