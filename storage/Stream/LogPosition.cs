namespace EnglishLearning.Storage.Stream;

/// <summary>
/// A place in the log's commit order. PostgreSQL: the transaction's xid8 and the entry's index in it; SQLite: the rowid
/// and 0. Positions of one queue grow strictly.
/// </summary>
/// <remarks>Its neighbours are methods: as properties they would be part of its text, and theirs of theirs, without end.</remarks>
public readonly record struct LogPosition(long Transaction, int Index) : IComparable<LogPosition>
{
    public static readonly LogPosition Start = new(0, 0);

    /// <summary>The least place after this one.</summary>
    public LogPosition Following() => Index < int.MaxValue ? this with { Index = Index + 1 } : new(Transaction + 1, 0);

    /// <summary>The greatest place before this one; the start has none before it.</summary>
    public LogPosition Preceding() =>
        Index > 0 ? this with { Index = Index - 1 } : Transaction > 0 ? new(Transaction - 1, int.MaxValue) : this;

    public int CompareTo(LogPosition other)
    {
        var byTransaction = Transaction.CompareTo(other.Transaction);
        return byTransaction != 0 ? byTransaction : Index.CompareTo(other.Index);
    }

    public static bool operator <(LogPosition left, LogPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(LogPosition left, LogPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(LogPosition left, LogPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LogPosition left, LogPosition right) => left.CompareTo(right) >= 0;
}
