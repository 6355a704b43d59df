using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Keys;

/// <summary>
/// Wraps every key that lies in the database under the newest master key. What they encrypt stays as it is. Cut off, it is simply run
/// again: what is under the newest key already is passed over. Silos may run meanwhile.
/// </summary>
internal sealed class KeyRotation(IDbContextFactory<AccountsContext> databases, IKeyManagement management)
{
    /// <summary>How many were wrapped anew; after it no older master key opens anything in this database.</summary>
    public async Task<int> RunAsync(IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        await using var reading = await databases.CreateDbContextAsync(cancel);
        await using var writing = await databases.CreateDbContextAsync(cancel);
        var count = 0;
        await foreach (var key in reading.ServiceKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            count += await RewrapAsync(key.Wrapped, ServiceKeys.Context(key.Name), (old, wrapped) => writing.ServiceKeys
                .Where(row => row.Name == key.Name && row.Wrapped == old).ExecuteUpdateAsync(set => set.SetProperty(row => row.Wrapped, wrapped), cancel));
        await foreach (var key in reading.SigningKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            count += await RewrapAsync(key.Wrapped, Tokens.SigningKeys.Context(key.KeyId), (old, wrapped) => writing.SigningKeys
                .Where(row => row.KeyId == key.KeyId && row.Wrapped == old).ExecuteUpdateAsync(set => set.SetProperty(row => row.Wrapped, wrapped), cancel));
        await foreach (var key in reading.PersonKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            count += await RewrapAsync(key.Wrapped, PersonKeys.ContextOf(key.PersonId), (old, wrapped) => writing.PersonKeys
                .Where(row => row.PersonId == key.PersonId && row.Wrapped == old).ExecuteUpdateAsync(set => set.SetProperty(row => row.Wrapped, wrapped), cancel));
            progress?.Report(count);
        }
        return count;
    }

    /// <param name="replace">Only where it still is the old one: a person may be erased meanwhile.</param>
    private async Task<int> RewrapAsync(byte[] wrapped, string context, Func<byte[], byte[], Task<int>> replace)
    {
        // The private half of a retired pair is gone.
        if (wrapped.Length == 0 || management.IsNewest(wrapped))
            return 0;
        var key = await management.UnwrapAsync(wrapped, context);
        return await replace(wrapped, await management.WrapAsync(key, context));
    }
}
