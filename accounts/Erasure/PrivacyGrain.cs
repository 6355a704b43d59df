using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Erasure;

/// <inheritdoc cref="IPrivacyGrain"/>
[StatelessWorker, Reentrant]
internal sealed class PrivacyGrain(IServiceScopeFactory scopes, TimeProvider time) : DeskGrain(scopes), IPrivacyGrain
{
    public async Task<ErasureReply> AskErasureAsync(Actor by, Secret? password) =>
        await NudgedAsync(await WithAsync<ErasureDesk, ErasureReply>(desk => desk.AskAsync(by, password)));

    public async Task<ErasureReply> AskErasureForAsync(Actor by, Guid personId) =>
        await NudgedAsync(await WithAsync<ErasureDesk, ErasureReply>(desk => desk.AskForAsync(by, personId)));

    public Task<bool> CancelErasureAsync(Actor by, Guid personId) =>
        WithAsync<ErasureDesk, bool>(desk => desk.CancelAsync(by, personId));

    public Task<DateTimeOffset?> ErasureDueAsync(Guid personId) =>
        WithAsync<ErasureDesk, DateTimeOffset?>(desk => desk.DueAsync(personId));

    /// <summary>Whoever is due at once need not wait for the reminder.</summary>
    private async Task<ErasureReply> NudgedAsync(ErasureReply reply)
    {
        if (reply.DueAt <= time.GetUtcNow())
            await GrainFactory.GetGrain<IPrivacyJobsGrain>(0).EraseDueAsync();
        return reply;
    }
}
