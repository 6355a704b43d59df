using System.CommandLine;

namespace EnglishLearning.Local.Commands;

/// <summary>The folder by which commands meet the same cluster.</summary>
internal static class StateFolder
{
    public static Option<string> Option() => new("--state")
    {
        Description = "Folder of the cluster's data, logs and process ids.",
        DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "english-cluster"),
    };

    /// <exception cref="UsageException">There is no cluster in it.</exception>
    public static LocalCluster Open(string folder) => ClusterPlan.Read(folder) is { } plan
        ? new LocalCluster(plan, folder, Lifetime.Detached)
        : throw new UsageException($"There is no cluster in {folder}: \"cluster up --state {folder}\" makes one.");
}
