namespace EnglishLearning.Grains.Tests.StorageFaults;

/// <summary>What SQLite asks of its files.</summary>
public enum FileCall
{
    Read,
    Write,
    Truncate,
    Sync,
    Lock,

    /// <summary>A lock in the shared memory of the write-ahead log, for one alone.</summary>
    ShmLock,

    /// <summary>One that is shared.</summary>
    ShmShare,
}

public enum FileFaultKind
{
    /// <summary>Nothing is done.</summary>
    Before,

    /// <summary>Half of a write is done; of everything else nothing.</summary>
    Within,

    /// <summary>A write, a sync or a truncation is done, and said to have failed; of a lock nothing is done.</summary>
    After,
}

/// <summary>The n-th call while armed, from 0.</summary>
internal readonly record struct FilePoint(int Index, FileCall Call);

/// <param name="Code">SQLite's result code by call; a call that has none is left alone.</param>
/// <param name="Lasting">Later calls that have a code fail as well, until disarmed.</param>
internal sealed record FileFault(string Name, FileFaultKind Kind, Func<FileCall, int?> Code, bool Lasting);
