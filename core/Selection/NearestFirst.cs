namespace EnglishLearning.Core.Selection;

/// <summary>
/// Walks candidates that are sorted by difficulty from a difficulty outwards: nearest first, easier before harder at the
/// same distance. Gives their positions.
/// </summary>
public ref struct NearestFirst
{
    private readonly ReadOnlySpan<Candidate> _sorted;
    private readonly double _difficulty;
    private int _below;
    private int _above;

    public NearestFirst(ReadOnlySpan<Candidate> sorted, double difficulty)
    {
        _sorted = sorted;
        _difficulty = difficulty;
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].Difficulty.Value < difficulty)
                low = middle + 1;
            else
                high = middle;
        }
        (_below, _above) = (low - 1, low);
    }

    public int Current { get; private set; }

    public readonly NearestFirst GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_below < 0 && _above >= _sorted.Length)
            return false;
        var takeBelow = _above >= _sorted.Length
            || (_below >= 0 && _difficulty - _sorted[_below].Difficulty.Value <= _sorted[_above].Difficulty.Value - _difficulty);
        Current = takeBelow ? _below-- : _above++;
        return true;
    }
}
