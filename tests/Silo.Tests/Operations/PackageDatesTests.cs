using System.Globalization;
using System.Text.Json;
using EnglishLearning.Local;
using EnglishLearning.Silo.Compliance;
using Xunit;

namespace EnglishLearning.Silo.Tests.Operations;

/// <summary>The dates of the packages that the program is built from.</summary>
public sealed class PackageDatesTests
{
    /// <summary>After a change of versions run once with UPDATE_SNAPSHOTS=1: the dates are read from the restored packages.</summary>
    [Fact]
    public void EveryPackage_HasADate()
    {
        var used = Used();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(TableFile, string.Concat(used.Order(StringComparer.Ordinal).Select(package => $"{package}\t{MadeOn(package)}\n")));
        Assert.True(used.Count > 50);
        Assert.Empty(used.Except(File.ReadLines(TableFile).Select(line => line.Split('\t')[0])));
        Assert.All(PackageDates.Read().Values, date => Assert.InRange(date, new DateOnly(2010, 1, 1), DateOnly.FromDateTime(DateTime.UtcNow)));
    }

    private static string TableFile => Path.Combine(Path.GetDirectoryName(SiloProgram.Path)!, "..", "..", "..", "Compliance", "packages.tsv");

    private static List<string> Used()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(SiloProgram.Path, ".deps.json")));
        return
        [
            .. json.RootElement.GetProperty("libraries").EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name),
        ];
    }

    /// <summary>When the package was packed: its files keep that time.</summary>
    private static string MadeOn(string package)
    {
        var (id, version) = (package.Split('/')[0].ToLowerInvariant(), package.Split('/')[1].ToLowerInvariant());
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return File.GetLastWriteTimeUtc(Path.Combine(packages, id, version, $"{id}.nuspec")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
