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

    /// <summary>Those that stay, with the reason.</summary>
    private static readonly Dictionary<string, string> Accepted = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.NETCore.Platforms"] = "a list of names, no code",
        ["NETStandard.Library"] = "a list of references, no code",
        ["zxcvbn-core"] = "word lists and a formula, fed with at most 128 characters",
    };

    /// <summary>Nobody can say any more that somebody mends it.</summary>
    private static readonly TimeSpan TooOld = TimeSpan.FromDays(6 * 365);

    public async Task<ComplianceFinding> RunAsync()
    {
        var made = PackageDates.Read();
        var all = await UsedAsync();
        string[] used = [.. all.Where(package => !Accepted.ContainsKey(package.Split('/')[0]))];
        var now = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        string[] unknown = [.. used.Where(package => !made.ContainsKey(package))];
        string[] old =
        [
            .. used.Where(made.ContainsKey).Where(package => IsOld(package, made[package], now)).Order(StringComparer.Ordinal)
                .Select(package => $"{package} ({made[package].ToString("yyyy-MM", CultureInfo.InvariantCulture)})"),
        ];
        string[] abandoned = [.. used.Where(made.ContainsKey).Where(package => now.DayNumber - made[package].DayNumber > TooOld.TotalDays).Order(StringComparer.Ordinal)];
        return unknown.Length > 0 ? ComplianceFinding.Failed(Name, $"Of {unknown.Length} of {used.Length} packages no date is known, such as {unknown[0]}.", "Write packages.tsv anew: UPDATE_SNAPSHOTS=1 dotnet test tests/Silo.Tests --filter PackageDates, then build again.")
            : abandoned.Length > 0 ? ComplianceFinding.Failed(Name, $"{abandoned.Length} of {used.Length} packages are older than six years: {string.Join(", ", abandoned)}.", Remedy)
            : old.Length > 0 ? ComplianceFinding.Warned(Name, $"{old.Length} of {used.Length} packages are old: {string.Join(", ", old)}.", Remedy)
            : ComplianceFinding.Passed(Name, $"{used.Length} packages, none older than a year (platform) or three (others); {all.Count - used.Length} stay for reasons that stand in the check.");
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
