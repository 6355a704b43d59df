using EnglishLearning.Contracts;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Filters;

/// <summary>
/// The store's faults in the words of the contracts: callers know no storage. Data that the store rejects is a fault of ours
/// and stays one.
/// </summary>
public sealed class StorageFaultFilter : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        var call = context.Invoke();
        return call.IsCompletedSuccessfully ? call : TranslateAsync(call);
    }

    private static async Task TranslateAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (StorageException fault) when (fault.Fault != StorageFault.Rejected)
        {
            throw new UnavailableException(Reason(fault.Fault), fault.Message);
        }
    }

    private static UnavailableReason Reason(StorageFault fault) => fault switch
    {
        StorageFault.Full => UnavailableReason.DiskFull,
        StorageFault.Overloaded => UnavailableReason.Overloaded,
        _ => UnavailableReason.Database,
    };
}
