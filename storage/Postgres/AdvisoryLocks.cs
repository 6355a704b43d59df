namespace EnglishLearning.Storage.Postgres;

/// <summary>Numbers of the advisory locks that silos of all versions agree on.</summary>
internal static class AdvisoryLocks
{
    public const long Migrations = 0x456E676C_00000001;
    public const long Partitions = 0x456E676C_00000002;
    public const long Publishing = 0x456E676C_00000003;
}
