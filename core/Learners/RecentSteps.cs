namespace EnglishLearning.Core.Learners;

/// <summary>The newest attempts folded in, the oldest first, each written over the one that leaves.</summary>
internal sealed class RecentSteps
{
    /// <summary>
    /// Attempts that a state can take back without the log: answers of two devices cross by a few. Each costs an active
    /// learner about 600 bytes.
    /// </summary>
    public const int Most = 8;

    private readonly FoldStep[] _steps = new FoldStep[Most];
    private int _first;

    public int Count { get; private set; }

    public ref readonly FoldStep this[int index] => ref _steps[(_first + index) % Most];

    /// <summary>Lets all but the oldest <paramref name="count"/> go.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    public void Add(in FoldStep step)
    {
        _steps[(_first + Count) % Most] = step;
        if (Count < Most)
            Count++;
        else
            _first = (_first + 1) % Most;
    }
}
