namespace EnglishLearning.Grains.Learners;

/// <summary>
/// Notices that a learner's requests come to another silo than the one where the learner lives: after a restart, or where
/// the guest was registered by chance. Not thread-safe: one learner's, in its turns.
/// </summary>
/// <param name="here">Who asks on behalf of this silo's own HTTP requests.</param>
internal sealed class Callers(GrainId here)
{
    /// <summary>A balancer that sends them anywhere, one of two, would move a learner once in 65,536 calls.</summary>
    private const int InARow = 16;

    private GrainId? _last;
    private int _count;

    /// <summary>The one that speaks for the HTTP requests of a silo, as Orleans names it.</summary>
    public static GrainId HttpOf(SiloAddress silo) => GrainId.Create("sys.client", $"hosted-{silo.ToParsableString()}");

    /// <summary>True when the same other silo has called often enough without a break.</summary>
    public bool AreElsewhere(GrainId? caller)
    {
        if (caller is not { } now || now == here || !now.Type.Equals(here.Type))
        {
            _count = 0;
            return false;
        }
        if (now != _last)
            (_last, _count) = (now, 0);
        return ++_count >= InARow;
    }
}
