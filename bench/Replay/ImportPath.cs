using System.Globalization;
using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Replay;

/// <summary>The whole history as one file.</summary>
internal static class ImportPath
{
    /// <param name="csv">The file as it is, or the reviews written anew.</param>
    /// <param name="reviews">How many are in it.</param>
    public static async Task<PathPlayed> PlayAsync(
        LearnerClient learner, byte[] csv, int reviews, IProgress<int> progress, CancellationToken cancellation)
    {
        var import = await learner.ImportAsync(csv, progress, cancellation);
        progress.Report(import.Imported);
        var differences = import.Errors
            .Select(error => new Difference($"row {error.Row}", error.Column, "imported", error.Message))
            .ToList();
        if (import.Imported != reviews)
            differences.Insert(0, new Difference("import", "imported", Number(reviews), Number(import.Imported)));
        return new PathPlayed(0, differences);
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
