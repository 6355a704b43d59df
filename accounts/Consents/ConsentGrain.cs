using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace EnglishLearning.Accounts.Consents;

/// <inheritdoc cref="IConsentGrain"/>
[StatelessWorker, Reentrant]
internal sealed class ConsentGrain(IServiceScopeFactory scopes, TimeProvider time) : DeskGrain(scopes), IConsentGrain
{
    public Task<ConsentReply> FindAsync(Secret code, string address) =>
        DecidedAsync(desk => desk.FindAsync(code, address));

    public Task<ConsentReply> DecideAsync(Secret code, ConsentDecision decision, Guardian guardian, string address) =>
        DecidedAsync(desk => desk.DecideAsync(code, decision, guardian, address));

    public Task<ConsentReply> WithdrawAsync(Guid receiptId, Secret withdrawalCode, string address) =>
        DecidedAsync(desk => desk.WithdrawAsync(receiptId, withdrawalCode, address));

    public Task<ConsentReply> RecordPaperAsync(Actor by, Guid personId, ConsentDecision decision, Guardian guardian) =>
        DecidedAsync(desk => desk.RecordPaperAsync(by, personId, decision, guardian));

    public Task<ConsentReply> RecordMembersPaperAsync(Actor by, Guid classId, Guid learnerId, ConsentDecision decision, Guardian guardian) =>
        DecidedAsync(desk => desk.RecordPaperAsync(by, classId, learnerId, decision, guardian));

    public Task<IReadOnlyList<VerificationKey>> ReceiptKeysAsync() =>
        WithAsync<ConsentReceipt, IReadOnlyList<VerificationKey>>(receipts => receipts.KeysAsync());

    private async Task<ConsentReply> DecidedAsync(Func<ConsentDesk, Task<ConsentReply>> work)
    {
        var reply = await WithAsync(work);
        // Where the wait is nothing, it is done at once.
        if (reply.EraseAt <= time.GetUtcNow())
            await GrainFactory.GetGrain<IPrivacyJobsGrain>(0).EraseDueAsync();
        return reply;
    }
}
