using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnglishLearning.Local;

/// <summary>Ports of one silo: HTTP, silo to silo, Orleans clients.</summary>
public sealed record SiloPorts(string Name, int Http, int Silo, int Gateway);

/// <summary>What a cluster consists of; kept in its folder, so that every command speaks of the same one.</summary>
/// <param name="Settings">Environment of every silo besides what makes it part of the cluster.</param>
public sealed record ClusterPlan(
    int Proxy, int Postgres, int Redis, IReadOnlyList<SiloPorts> Silos, IReadOnlyDictionary<string, string> Settings)
{
    private const string FileName = "cluster.json";

    /// <param name="proxyPort">0 for a free one.</param>
    public static ClusterPlan New(int silos, int proxyPort = 0, IReadOnlyDictionary<string, string>? settings = null) => new(
        proxyPort > 0 ? proxyPort : Ports.Free(),
        Ports.Free(),
        Ports.Free(),
        [.. Enumerable.Range(1, silos).Select(i => new SiloPorts($"silo-{i}", Ports.Free(), Ports.Free(), Ports.Free()))],
        settings ?? new Dictionary<string, string>());

    /// <summary>The plan in a folder, or null where there is none.</summary>
    public static ClusterPlan? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), ClusterJson.Default.ClusterPlan) : null;
    }

    /// <summary>Readable by its owner alone: settings may hold secrets.</summary>
    public void Write(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, FileName), OwnerOnly);
        JsonSerializer.Serialize(file, this, ClusterJson.Default.ClusterPlan);
    }

    private static FileStreamOptions OwnerOnly => OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.Create, Access = FileAccess.Write }
        : new() { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
}

[JsonSerializable(typeof(ClusterPlan))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class ClusterJson : JsonSerializerContext;
