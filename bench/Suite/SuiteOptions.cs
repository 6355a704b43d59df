namespace EnglishLearning.Bench.Suite;

/// <summary>What bench all measures; each part can be left out.</summary>
internal enum SuitePart
{
    /// <summary>pgbench, HTTP, the storage layer, SQLite, practice/next, alternated.</summary>
    Throughput,

    /// <summary>Half of the maximum and 90 % of it, open loop.</summary>
    Latency,

    /// <summary>Four times the maximum.</summary>
    Overload,

    /// <summary>Three silos behind HAProxy beside one.</summary>
    Cluster,

    /// <summary>A small database and a large one.</summary>
    Growth,

    /// <summary>What a learner in memory takes.</summary>
    Memory,

    /// <summary>People sign in, and others answer meanwhile; on PostgreSQL.</summary>
    SignIn,

    /// <summary>The same on SQLite.</summary>
    SignInSqlite,

    /// <summary>What it costs to know who asks.</summary>
    Authentication,
}

/// <param name="Runs">Of what is compared, alternated; the median counts.</param>
/// <param name="Seconds">Of each measurement.</param>
/// <param name="WarmUp">Seconds before each measurement.</param>
/// <param name="Connections">Of the closed loops over HTTP.</param>
/// <param name="Scale">Share of the full size of databases, for a trial; a page of less than 1 proves nothing.</param>
internal sealed record SuiteOptions(
    int Runs, int Seconds, int WarmUp, int Connections, int Learners, double Scale, IReadOnlyList<SuitePart> Parts)
{
    /// <summary>A count at this scale, at least 1.</summary>
    public int Scaled(int full) => Math.Max(1, (int)(full * Scale));
}
