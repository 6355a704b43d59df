namespace EnglishLearning.Grains.Imports;

/// <summary>
/// Imports that a silo reads at a time: each holds its file and its reviews in memory, some hundred megabytes at worst.
/// </summary>
public sealed class ImportSlots
{
    private const int Count = 2;

    internal static readonly KeyValuePair<string, object?> Tag = new("kind", "import");

    private int _taken;
    private int _waiting;

    /// <summary>Under way now.</summary>
    public int Running => Math.Min(Volatile.Read(ref _taken), Count);

    /// <summary>Begun, and asking for a place in vain.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= Count)
            return true;
        Interlocked.Decrement(ref _taken);
        return false;
    }

    public void Release() => Interlocked.Decrement(ref _taken);

    /// <summary>Counts one that waits until what is returned is disposed of.</summary>
    public IDisposable Wait()
    {
        Interlocked.Increment(ref _waiting);
        return new Waiter(this);
    }

    private sealed class Waiter(ImportSlots slots) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                Interlocked.Decrement(ref slots._waiting);
        }
    }
}
