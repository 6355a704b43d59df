using System.Diagnostics;
using EnglishLearning.Bench.Folding;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Metrics;
using EnglishLearning.Bench.Output;
using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Replay;

/// <summary>Plays a log by each path as a learner of its own, then holds the server against the independent fold.</summary>
internal sealed class ReplayRun(ReplayOptions options, ApiClient api, TimeProvider time, Action<string> say)
{
    private const int ShownDifferences = 10;

    /// <summary>The file's days begin at 04:00 UTC, as a learner's do in this zone.</summary>
    private const string TimeZone = "Etc/UTC";

    public async Task<ReplayReport> RunAsync(CancellationToken cancellation)
    {
        var (reviews, moved) = Ties.Separate(Limited(ReviewFile.Read(options.Reviews)));
        say($"{options.Reviews}: {reviews.Count:N0} reviews of {reviews.DistinctBy(review => review.CardId).Count():N0} cards");
        if (moved > 0)
            say($"{moved} reviews follow another of their card within the same second: moved on by milliseconds to keep their order.");

        var published = options.Limit is null ? Reference.Find(options.Reference, options.Reviews) : null;
        var paths = new List<PathReport>();
        if (options.Paths.HasFlag(ReplayPaths.Import))
        {
            var asItIs = options.Limit is null && moved == 0;
            var csv = asItIs ? await File.ReadAllBytesAsync(options.Reviews, cancellation) : HistoryCsv.Of(reviews);
            paths.Add(await PlayAsync(
                "import",
                reviews,
                published,
                (learner, progress) => ImportPath.PlayAsync(learner, csv, reviews.Count, progress, cancellation),
                cancellation));
        }
        var weeks = 0;
        if (options.Paths.HasFlag(ReplayPaths.Batch))
        {
            weeks = TimeShift.WeeksFor(reviews[0].At, reviews[^1].At, time.GetUtcNow());
            if (weeks > 0)
                say($"Answers older than three years are refused: on the batch path all times are {weeks} weeks later.");
            var shifted = TimeShift.Apply(reviews, weeks);
            paths.Add(await PlayAsync(
                "batch",
                shifted,
                published,
                (learner, progress) => new BatchPath(learner, progress).PlayAsync(shifted, cancellation),
                cancellation));
        }
        return new ReplayReport(
            Path.GetFileName(options.Reviews), weeks, moved, published, paths, paths.All(path => path.DifferenceCount == 0));
    }

    private IReadOnlyList<Review> Limited(IReadOnlyList<Review> reviews) =>
        options.Limit is { } limit ? [.. reviews.Take(limit)] : reviews;

    private async Task<PathReport> PlayAsync(
        string path,
        IReadOnlyList<Review> reviews,
        ReferenceFigures? published,
        Func<LearnerClient, IProgress<int>, Task<PathPlayed>> play,
        CancellationToken cancellation)
    {
        var learner = await LearnerClient.GuestAsync(api, TimeZone, time, cancellation);
        var watch = Stopwatch.StartNew();
        var played = await ProgressView.ReviewsAsync(path, reviews.Count, progress => play(learner, progress));
        var seconds = watch.Elapsed.TotalSeconds;
        say($"{path}: {reviews.Count:N0} reviews in {seconds:F1} s; reading back cards and attempts");

        var fold = HistoryFold.Of(reviews);
        var (found, figures) = await PathChecks.RunAsync(learner, fold, published, cancellation);
        IReadOnlyList<Difference> differences = [.. played.Differences, .. found];
        return new PathReport(
            path,
            learner.LearnerId,
            reviews.Count,
            fold.Cards.Count,
            seconds,
            played.Resent,
            learner.Retries,
            figures,
            differences.Count,
            [.. differences.Take(ShownDifferences)]);
    }
}
