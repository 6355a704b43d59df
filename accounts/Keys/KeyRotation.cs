using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Keys;

/// <summary>
/// Wraps every key that lies in the database under the newest master key. What they encrypt stays as it is. Cut off, it is simply run
/// again: what is under the newest key already is passed over. Silos may run meanwhile: what one of them stores under the older key in a
/// transaction that is open, no pass sees; so it is run again later, and <see cref="OlderAsync"/> says when nothing is left.
/// </summary>
internal sealed class KeyRotation(IDbContextFactory<AccountsContext> databases, IKeyManagement management)
{
    /// <summary>How many were wrapped anew.</summary>
    public async Task<int> RunAsync(IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        await using var writing = await databases.CreateDbContextAsync(cancel);
        var count = 0;
        await foreach (var key in WrappedAsync(cancel))
        {
            if (management.IsNewest(key.Wrapped))
                continue;
            var plain = await management.UnwrapAsync(key.Wrapped, key.Context, cancel);
            count += await key.ReplaceAsync(writing, await management.WrapAsync(plain, key.Context, cancel));
            progress?.Report(count);
        }
        return count;
    }

    /// <summary>How many keys are under an older master key: as long as there are some, its line must stay in the file.</summary>
    public async Task<int> OlderAsync(CancellationToken cancel = default)
    {
        var count = 0;
        await foreach (var key in WrappedAsync(cancel))
            count += management.IsNewest(key.Wrapped) ? 0 : 1;
        return count;
    }

    private async IAsyncEnumerable<WrappedKey> WrappedAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var reading = await databases.CreateDbContextAsync(cancel);
        await foreach (var key in reading.ServiceKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            yield return new(key.Wrapped, ServiceKeys.Context(key.Name), (writing, wrapped) => writing.ServiceKeys
                .Where(row => row.Name == key.Name && row.Wrapped == key.Wrapped).ExecuteUpdateAsync(set => set.SetProperty(row => row.Wrapped, wrapped), cancel));
        // The private half of a retired pair is gone.
        await foreach (var key in reading.SigningKeys.AsNoTracking().AsAsyncEnumerable().Where(key => key.Wrapped.Length > 0).WithCancellation(cancel))
            yield return new(key.Wrapped, Tokens.SigningKeys.Context(key.KeyId), (writing, wrapped) => writing.SigningKeys
                .Where(row => row.KeyId == key.KeyId && row.Wrapped == key.Wrapped).ExecuteUpdateAsync(set => set.SetProperty(row => row.Wrapped, wrapped), cancel));
        await foreach (var key in reading.PersonKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            yield return new(key.Wrapped, PersonKeys.ContextOf(key.PersonId), (writing, wrapped) => writing.PersonKeys
                .Where(row => row.PersonId == key.PersonId && row.Wrapped == key.Wrapped).ExecuteUpdateAsync(set => set.SetProperty(row => row.Wrapped, wrapped), cancel));
    }

    /// <param name="ReplaceAsync">Only where it still is the old one: a person may be erased meanwhile.</param>
    private sealed record WrappedKey(byte[] Wrapped, string Context, Func<AccountsContext, byte[], Task<int>> ReplaceAsync);
}
