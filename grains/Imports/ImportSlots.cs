namespace EnglishLearning.Grains.Imports;

/// <summary>
/// Imports that a silo reads at a time: each holds its file and its reviews in memory, some hundred megabytes at worst.
/// </summary>
public sealed class ImportSlots
{
    private const int Count = 2;

    private int _taken;

    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= Count)
            return true;
        Interlocked.Decrement(ref _taken);
        return false;
    }

    public void Release() => Interlocked.Decrement(ref _taken);
}
