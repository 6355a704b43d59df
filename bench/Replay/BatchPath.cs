using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Reviews;

namespace EnglishLearning.Bench.Replay;

/// <summary>
/// The history as answers, in chunks by time: within a chunk the first review of each new card comes by an import, which
/// makes the flashcard, and all others as one batch. Some batches are sent twice, which must change nothing.
/// </summary>
internal sealed class BatchPath(LearnerClient learner, IProgress<int> progress)
{
    private const double ResentShare = 0.05;
    private const int Seed = 20261122;

    private readonly Random _random = new(Seed);
    private readonly HashSet<int> _known = [];
    private readonly List<Difference> _differences = [];
    private int _resent;

    /// <param name="reviews">In the order of time.</param>
    public async Task<PathPlayed> PlayAsync(IReadOnlyList<Review> reviews, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var chunk in reviews.Chunk(Requests.LargestBatch))
        {
            var byKind = chunk.ToLookup(review => _known.Add(review.CardId));
            await ImportAsync([.. byKind[true]], cancellation);
            await AnswerAsync([.. byKind[false].Select(Attempt)], cancellation);
            progress.Report(done += chunk.Length);
        }
        return new PathPlayed(_resent, _differences);
    }

    /// <summary>The same id whenever the same review is played by the same learner.</summary>
    public static Guid AttemptIdOf(Guid learnerId, Review review) =>
        AttemptIds.Of(review.At, $"{learnerId:N}|{review.CardId}|{review.Order}");

    private AttemptBody Attempt(Review review) => new(
        AttemptIdOf(learner.LearnerId, review),
        OwnQuestions.IdOf(learner.LearnerId, $"{review.CardId}"),
        Version: 1,
        ApiJson.Text(""),
        review.At,
        review.DurationMs,
        HintsUsed: 0,
        review.Rating);

    private async Task ImportAsync(IReadOnlyList<Review> firsts, CancellationToken cancellation)
    {
        if (firsts.Count == 0)
            return;
        var import = await learner.ImportAsync(HistoryCsv.Of(firsts), progress: null, cancellation);
        if (import.Imported != firsts.Count)
            _differences.Add(new Difference($"first reviews by {firsts[^1].At:u}", "imported", $"{firsts.Count}", $"{import.Imported}"));
    }

    private async Task AnswerAsync(IReadOnlyList<AttemptBody> attempts, CancellationToken cancellation)
    {
        if (attempts.Count == 0)
            return;
        // A batch that had to be sent again may have been taken the first time.
        var retries = learner.Retries;
        await SendAsync(attempts, () => learner.Retries > retries ? ["accepted", "duplicate"] : ["accepted"], cancellation);
        if (_resent > 0 && _random.NextDouble() >= ResentShare)
            return;
        _resent += attempts.Count;
        await SendAsync(attempts, () => ["duplicate"], cancellation);
    }

    private async Task SendAsync(
        IReadOnlyList<AttemptBody> attempts, Func<string[]> expected, CancellationToken cancellation)
    {
        var reply = await learner.SendAsync(Requests.Batch(attempts), ApiJson.Default.BatchReply, cancellation);
        var allowed = expected();
        for (var i = 0; i < attempts.Count; i++)
        {
            var result = i < reply.Results.Count ? reply.Results[i] : new BatchResult(null, "missing");
            if (result.AttemptId != attempts[i].AttemptId || !allowed.Contains(result.Status))
            {
                _differences.Add(new Difference(
                    $"attempt {attempts[i].AttemptId}", "status", allowed[0], $"{result.Status} {result.Problem?.Title}".Trim()));
            }
        }
    }
}
