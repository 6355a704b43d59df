using System.Text.Json;
using System.Text.Json.Serialization;
using EnglishLearning.Bench.Cli;

namespace EnglishLearning.Bench.Metrics;

/// <summary>The published figures of FSRS-6 with default parameters for the shared learners.</summary>
internal static class Reference
{
    private const string Shared = "shared/data/fsrs-vectors/optimizer_parity.json";

    /// <summary>The figure for the learner that the review file is named after, or null where none is known.</summary>
    /// <param name="path">The file named by the user; null to look for the shared one beside and above this directory.</param>
    /// <exception cref="UsageException">A named file that cannot be read.</exception>
    public static ReferenceFigures? Find(string? path, string reviewFile)
    {
        var file = path ?? Above(Directory.GetCurrentDirectory()) ?? Above(Path.GetDirectoryName(Path.GetFullPath(reviewFile))!);
        if (file is null)
            return null;
        try
        {
            var learner = Path.GetFileNameWithoutExtension(reviewFile);
            var parity = JsonSerializer.Deserialize(File.ReadAllBytes(file), ReferenceJson.Default.ReferenceFile);
            return parity?.TimeSeriesSplit.FirstOrDefault(entry => entry.Learner == learner)?.Default;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"{file} cannot be read as reference figures: {fault.Message}");
        }
    }

    private static string? Above(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            var file = Path.Combine(directory.FullName, Shared);
            if (File.Exists(file))
                return file;
        }
        return null;
    }
}

internal sealed record ReferenceFile(
    [property: JsonPropertyName("time_series_5_split")] IReadOnlyList<ReferenceLearner> TimeSeriesSplit);

internal sealed record ReferenceLearner(string Learner, [property: JsonPropertyName("fsrs6_default")] ReferenceFigures Default);

internal sealed record ReferenceFigures(double LogLoss, double RmseBins, double? Auc);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ReferenceFile))]
internal sealed partial class ReferenceJson : JsonSerializerContext;
