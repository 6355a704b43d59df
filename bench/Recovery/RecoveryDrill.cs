namespace EnglishLearning.Bench.Recovery;

/// <summary>One disaster and its playbook (docs/operations/recovery.md).</summary>
internal abstract class RecoveryDrill
{
    public static IReadOnlyList<RecoveryDrill> All { get; } =
        [new Drills.LostSilo(), new Drills.DroppedTable(), new Drills.CorruptedDatabase(), new Drills.LostRegion(), new Drills.LostLearner()];

    public abstract string Name { get; }

    public abstract string About { get; }

    /// <summary>How old the oldest acknowledged answer may be that is lost; zero where none may be.</summary>
    public virtual TimeSpan MayLose => TimeSpan.Zero;

    /// <summary>Does the harm. From its return on the clock runs.</summary>
    public abstract Task HarmAsync(Site site, DrillScene scene);

    /// <summary>What an operator does then. Its end is not the recovery's: that is the next answer that is taken.</summary>
    public abstract Task RecoverAsync(Site site, DrillScene scene);
}
