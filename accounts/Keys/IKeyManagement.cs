namespace EnglishLearning.Accounts.Keys;

/// <summary>
/// Holds the master keys, under which each person's own key and the private keys of tokens lie in the database (envelope
/// encryption). The local file is one implementation; a KMS that wraps and unwraps is another (docs/decisions/0010-accounts.md).
/// </summary>
public interface IKeyManagement
{
    /// <summary>Encrypts a key under the newest master key.</summary>
    /// <param name="context">What the key is of; the same is needed to unwrap it, so that no wrapped key passes for another.</param>
    ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> key, string context, CancellationToken cancel = default);

    /// <exception cref="KeyException">No master key here opens it, it was changed, or the context is another.</exception>
    ValueTask<byte[]> UnwrapAsync(ReadOnlyMemory<byte> wrapped, string context, CancellationToken cancel = default);

    /// <summary>Whether this was wrapped under the newest master key.</summary>
    bool IsNewest(ReadOnlyMemory<byte> wrapped);

    /// <summary>When the newest master key was made, UTC.</summary>
    DateTimeOffset NewestKeyFrom { get; }
}

/// <summary>A key is not there, not usable, or opens not what it should. The message holds no part of any key.</summary>
public sealed class KeyException(string message, Exception? inner = null) : Exception(message, inner);
