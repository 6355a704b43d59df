namespace EnglishLearning.Bench.Recovery.Drills;

/// <summary>The only silo is killed: whatever keeps it alive starts it again.</summary>
internal sealed class LostSilo : RecoveryDrill
{
    public override string Name => "lost-silo";

    public override string About => "the silo is killed and started again";

    public override Task HarmAsync(Site site, DrillScene scene) => site.Silo.KillAsync();

    public override Task RecoverAsync(Site site, DrillScene scene) => site.Silo.StartAsync();
}
