namespace EnglishLearning.Storage;

/// <summary>Random secrets that all silos of a cluster share, made once: whoever comes first.</summary>
public interface ISecretStore
{
    /// <summary>The secret of that name; made of <paramref name="bytes"/> random bytes where there is none.</summary>
    Task<byte[]> GetOrCreateAsync(string name, int bytes, CancellationToken cancel = default);
}
