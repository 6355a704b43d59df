namespace EnglishLearning.Storage;

/// <param name="Writers">Flushes in flight at a time.</param>
/// <param name="QueueCapacity">Items that may wait.</param>
/// <param name="MaximumBatch">Items in one flush at most.</param>
/// <param name="MaximumRows">A flush that has reached this many rows takes no further item.</param>
internal sealed record GroupCommitOptions(int Writers, int QueueCapacity, int MaximumBatch, int MaximumRows = 4096);
