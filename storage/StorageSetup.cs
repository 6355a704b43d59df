namespace EnglishLearning.Storage;

/// <summary>Makes the store ready; called at start before anything else of it.</summary>
public sealed class StorageSetup
{
    private readonly ISchema _schema;

    internal StorageSetup(ISchema schema) => _schema = schema;

    /// <summary>
    /// Brings the tables up to date and makes the partitions that the next commits need. Safe to call again and by
    /// several silos at a time. Returns the scripts that were applied now.
    /// </summary>
    /// <exception cref="StorageException">The message says which database, and what to do; it holds no password.</exception>
    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel = default) => _schema.MigrateAsync(cancel);
}
