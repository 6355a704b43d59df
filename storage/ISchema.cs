namespace EnglishLearning.Storage;

/// <summary>The tables of one dialect.</summary>
internal interface ISchema
{
    /// <summary>Brings the tables up to date, under a lock; names of the scripts that were applied now.</summary>
    Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel);
}
