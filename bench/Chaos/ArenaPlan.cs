namespace EnglishLearning.Bench.Chaos;

/// <summary>Which servers a drill needs; drills of equal plans share them.</summary>
/// <param name="Silos">More than one: PostgreSQL, Redis and HAProxy besides. One: the silo alone, on SQLite.</param>
/// <param name="FakeClock">The last silo's clock can be set.</param>
/// <param name="SmallDisk">The data lie on a disk in memory of so many megabytes; 0 for the machine's own.</param>
/// <param name="OwnLines">The last silo reaches Redis, and all silos reach PostgreSQL, over lines that can be cut.</param>
internal sealed record ArenaPlan(int Silos = 3, bool FakeClock = false, int SmallDisk = 0, bool OwnLines = false)
{
    public bool IsCluster => Silos > 1;
}
