using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts;
using Microsoft.AspNetCore.Identity;

namespace EnglishLearning.Accounts.Passwords;

/// <summary>Hashes and checks passwords with Identity's hasher, a few at a time.</summary>
internal sealed class PasswordDesk : IDisposable
{
    private readonly IPasswordHasher<Account> _hasher;
    private readonly SemaphoreSlim _hashing;
    private readonly int _mayWait;
    private readonly Lazy<string> _nobodys;
    private int _waiting;

    public PasswordDesk(IPasswordHasher<Account> hasher, SignInRules options)
    {
        _hasher = hasher;
        var atOnce = options.ConcurrentHashes > 0 ? options.ConcurrentHashes : Math.Max(1, Environment.ProcessorCount / 2);
        _hashing = new SemaphoreSlim(atOnce);
        _mayWait = options.QueuedHashes;
        _nobodys = new(() => _hasher.HashPassword(new Account(), Guid.NewGuid().ToString()));
    }

    /// <exception cref="UnavailableException">Too many wait already.</exception>
    public Task<string> HashAsync(Account account, string password) => InTurnAsync(() => _hasher.HashPassword(account, password));

    /// <summary>Where there is no account or no password, as long is taken to find out nothing.</summary>
    /// <exception cref="UnavailableException">Too many wait already.</exception>
    public async Task<PasswordVerificationResult> VerifyAsync(Account? account, string password)
    {
        var nobodys = _nobodys.Value;
        var hash = account?.PasswordHash ?? nobodys;
        var result = await InTurnAsync(() => _hasher.VerifyHashedPassword(account ?? new Account(), hash, password));
        return account?.PasswordHash is null ? PasswordVerificationResult.Failed : result;
    }

    public void Dispose() => _hashing.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work)
    {
        if (Interlocked.Increment(ref _waiting) > _mayWait)
        {
            Interlocked.Decrement(ref _waiting);
            throw new UnavailableException(UnavailableReason.Overloaded, "Too many sign in at this moment: try again shortly.");
        }
        try
        {
            await _hashing.WaitAsync();
            try
            {
                // Not in the grain's turn: others of this silo would wait for it.
                return await Task.Run(work);
            }
            finally
            {
                _hashing.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
