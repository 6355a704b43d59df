namespace EnglishLearning.Bench.Recovery.Drills;

/// <summary>Everything but the archive and the keys is gone: a second region is made of them.</summary>
internal sealed class LostRegion : RecoveryDrill
{
    public override string Name => "lost-region";

    public override string About => "database and silo are gone with their disks; a second region is made of the archive alone";

    /// <summary>The plan's: five minutes.</summary>
    public override TimeSpan MayLose => TimeSpan.FromMinutes(5);

    public override async Task HarmAsync(Site site, DrillScene scene)
    {
        await site.Postgres.KillAsync();
        await site.Silo.KillAsync();
    }

    public override async Task RecoverAsync(Site site, DrillScene scene)
    {
        await site.MoveAsync();
        await site.Archive.RestoreAsync(site.Postgres.Port);
        await site.Postgres.StartAsync();
        await Promotion.OfAsync(site.Postgres);
        await site.Silo.StartAsync();
    }
}
