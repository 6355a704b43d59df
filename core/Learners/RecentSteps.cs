namespace EnglishLearning.Core.Learners;

/// <summary>The newest attempts folded in, the oldest first, each written over the one that leaves.</summary>
internal sealed class RecentSteps(int capacity)
{
    /// <summary>
    /// Attempts that a state can take back without the log: answers of two devices cross by a few. Each costs an active
    /// learner about 600 bytes.
    /// </summary>
    public const int Least = 8;

    /// <summary>For a learner whose answers were seen to cross by more: as many requests as a mailbox holds.</summary>
    public const int Most = 64;

    private readonly FoldStep[] _steps = new FoldStep[capacity];
    private int _first;

    public int Capacity => _steps.Length;

    public int Count { get; private set; }

    public ref readonly FoldStep this[int index] => ref _steps[(_first + index) % _steps.Length];

    /// <summary>Lets all but the oldest <paramref name="count"/> go.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    public void Add(in FoldStep step)
    {
        _steps[(_first + Count) % _steps.Length] = step;
        if (Count < _steps.Length)
            Count++;
        else
            _first = (_first + 1) % _steps.Length;
    }
}
