namespace EnglishLearning.Storage;

/// <param name="Writers">Flushes in flight at a time.</param>
/// <param name="QueueCapacity">Items that may wait.</param>
/// <param name="MaximumBatch">Items in one flush at most.</param>
internal sealed record GroupCommitOptions(int Writers, int QueueCapacity, int MaximumBatch);
