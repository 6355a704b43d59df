using System.Globalization;

namespace EnglishLearning.Silo.Compliance;

/// <summary>When packages were made: a line "Id/Version", tab, date.</summary>
public static class PackageDates
{
    private const string Resource = "packages.tsv";

    public static IReadOnlyDictionary<string, DateOnly> Read()
    {
        using var stream = typeof(PackageDates).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[0], parts => DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);
    }
}
