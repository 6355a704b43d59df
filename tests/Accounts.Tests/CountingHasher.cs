using EnglishLearning.Accounts.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Identity's hasher, which counts what it is asked and holds back a password on request.</summary>
internal sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<Account>, IDisposable
{
    private readonly PasswordHasher<Account> _real = new(options);
    private readonly ManualResetEventSlim _release = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _verified;

    public int Verified => Volatile.Read(ref _verified);

    /// <summary>This password waits, once it is about to be hashed.</summary>
    public string? Held { get; set; }

    public Task Reached => _reached.Task;

    public void Release() => _release.Set();

    public string HashPassword(Account user, string password) => _real.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        if (providedPassword == Held)
        {
            _reached.TrySetResult();
            _release.Wait(TimeSpan.FromSeconds(30));
        }
        return _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }

    public void Dispose() => _release.Dispose();
}
