namespace EnglishLearning.Bench.Load.Traffic;

/// <summary>Learners with nothing under way; one is taken by chance, so that load spreads over all.</summary>
internal sealed class LearnerPool(IEnumerable<Learner> learners, Random random)
{
    private readonly List<Learner> _free = [.. learners];

    public Learner? Take()
    {
        if (_free.Count == 0)
            return null;
        var place = random.Next(_free.Count);
        var taken = _free[place];
        _free[place] = _free[^1];
        _free.RemoveAt(_free.Count - 1);
        return taken;
    }

    public void Return(Learner learner) => _free.Add(learner);
}
