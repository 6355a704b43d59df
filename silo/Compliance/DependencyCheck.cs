using System.Globalization;
using System.Text.Json;
using EnglishLearning.Accounts.Compliance;
using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Silo.Compliance;

/// <summary>
/// How old the packages are that this program was built from: the versions are those of its deps.json, the dates those at which the
/// packages were made (packages.tsv, written with each change of versions). An age is no advisory: it says who has not been looked at.
/// </summary>
public sealed class DependencyCheck(TimeProvider time) : IComplianceCheck
{
    private const string Name = "dependencies";
    private const string Remedy = "Raise the versions in Directory.Packages.props, or write down why they stay.";

    /// <summary>Of whoever ships mends every month, and stops after a year or two.</summary>
    private static readonly string[] Platform = ["Microsoft.", "System.", "Npgsql", "SQLitePCLRaw", "OpenTelemetry"];

    private static readonly TimeSpan OldestOfPlatform = TimeSpan.FromDays(365);
    private static readonly TimeSpan OldestOfOthers = TimeSpan.FromDays(3 * 365);

    public async Task<ComplianceFinding> RunAsync()
    {
        var made = PackageDates.Read();
        var used = await UsedAsync();
        var now = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        string[] unknown = [.. used.Where(package => !made.ContainsKey(package))];
        string[] old =
        [
            .. used.Where(made.ContainsKey).Where(package => IsOld(package, made[package], now)).Order(StringComparer.Ordinal)
                .Select(package => $"{package} ({made[package].ToString("yyyy-MM", CultureInfo.InvariantCulture)})"),
        ];
        return unknown.Length > 0 ? ComplianceFinding.Failed(Name, $"Of {unknown.Length} of {used.Count} packages no date is known, such as {unknown[0]}.", "Write packages.tsv anew: UPDATE_SNAPSHOTS=1 dotnet test tests/Silo.Tests --filter PackageDates, then build again.")
            : old.Length > 0 ? ComplianceFinding.Warned(Name, $"{old.Length} of {used.Count} packages are old: {string.Join(", ", old)}.", Remedy)
            : ComplianceFinding.Passed(Name, $"{used.Count} packages, none older than a year (platform) or three (others).");
    }

    private static bool IsOld(string package, DateOnly made, DateOnly now) =>
        now.DayNumber - made.DayNumber
            > (Platform.Any(prefix => package.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ? OldestOfPlatform : OldestOfOthers).TotalDays;

    /// <summary>"Id/Version" of each package.</summary>
    private static async Task<IReadOnlyList<string>> UsedAsync()
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{typeof(DependencyCheck).Assembly.GetName().Name}.deps.json");
        await using var stream = File.OpenRead(file);
        using var json = await JsonDocument.ParseAsync(stream);
        return
        [
            .. json.RootElement.GetProperty("libraries").EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name),
        ];
    }
}
