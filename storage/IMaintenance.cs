namespace EnglishLearning.Storage;

/// <summary>What operators' commands need beyond the way of an answer.</summary>
public interface IMaintenance
{
    /// <summary>All learners' ids, streamed.</summary>
    IAsyncEnumerable<Guid> LearnersAsync(CancellationToken cancel = default);

    /// <summary>Puts the given statistics in the place of all stored ones, in one transaction.</summary>
    Task ReplaceStatisticsAsync(IReadOnlyList<StatisticsAt> statistics, CancellationToken cancel = default);

    /// <summary>Throws <see cref="StorageException"/> where the database cannot be read and written just now.</summary>
    Task CheckAsync(CancellationToken cancel = default);
}
