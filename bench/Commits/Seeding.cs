using System.Globalization;
using EnglishLearning.Analytics;
using EnglishLearning.Bench.Http;
using EnglishLearning.Contracts.Questions;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Stream;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Commits;

/// <summary>
/// Fills a database through the storage layer with learners who answered, folded as the product folds them: a rebuild from
/// the log finds no difference.
/// </summary>
internal sealed class Seeding(IServiceProvider services)
{
    private const int LearnersAtOnce = 256;
    private const int LargestCommit = 500;
    private const string OwnCard = "own-";

    private readonly IAttemptLog _log = services.GetRequiredService<IAttemptLog>();

    /// <summary>Learners who answered questions of the bank over the last weeks.</summary>
    /// <param name="bank">Question ids.</param>
    public Task<Guid[]> AnswersAsync(int learners, int attemptsEach, IReadOnlyList<string> bank, CancellationToken cancellation) =>
        SeedAsync(
            learners,
            (_, random) => [.. Enumerable.Range(0, attemptsEach).Select(_ => bank[random.Next(bank.Count)])],
            TimeSpan.FromHours(20),
            cancellation);

    /// <summary>Learners with cards of their own, as brought from another program, each reviewed once.</summary>
    public Task<Guid[]> OwnCardsAsync(int learners, int cardsEach, CancellationToken cancellation) =>
        SeedAsync(
            learners,
            (number, _) => [.. Enumerable.Range(0, cardsEach).Select(card => OwnCard + (number * 1_000_000L + card).ToString("x24", CultureInfo.InvariantCulture))],
            TimeSpan.FromMinutes(10),
            cancellation);

    /// <summary>
    /// Folds the questions' statistics and moves the stream's checkpoints to the log's end, as a silo would have in time: it
    /// would else begin with reading the whole log.
    /// </summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        var rebuild = ActivatorUtilities.CreateInstance<StatisticsRebuild>(services);
        await rebuild.RunAsync(apply: true, cancellation);
        var feed = services.GetRequiredService<IAttemptFeed>();
        var folded = await rebuild.FoldAsync(cancellation);
        foreach (var queue in folded.GroupBy(question => AttemptQueues.Of(question.Key), question => question.Value.Position))
        {
            var stands = await feed.LoadCheckpointAsync(AttemptEvent.Provider, queue.Key, cancellation);
            await feed.SaveCheckpointAsync(AttemptEvent.Provider, queue.Key, stands, queue.Max(), cancellation);
        }
    }

    private async Task<Guid[]> SeedAsync(
        int learners, Func<int, Random, string[]> questionsOf, TimeSpan spacing, CancellationToken cancellation)
    {
        var ids = new Guid[learners];
        await Parallel.ForAsync(0, learners, new ParallelOptions { MaxDegreeOfParallelism = LearnersAtOnce, CancellationToken = cancellation }, async (number, _) =>
        {
            var random = new Random(number);
            var questions = questionsOf(number, random);
            var begin = DateTimeOffset.FromUnixTimeMilliseconds(
                (DateTimeOffset.UtcNow - questions.Length * spacing).ToUnixTimeMilliseconds() - random.Next(3_600_000));
            ids[number] = Guid.CreateVersion7();
            var student = new Student(ids[number], begin);
            Check(await _log.CommitAsync(student.Register()));
            for (var from = 0; from < questions.Length; from += LargestCommit)
            {
                var some = questions[from..Math.Min(questions.Length, from + LargestCommit)];
                var pending = student.Answer(some, begin + (from + 1) * spacing, spacing, random);
                Check(await _log.CommitAsync(pending.Commit));
                pending.Accept();
            }
        });
        return ids;
    }

    private static void Check(CommitOutcome outcome)
    {
        if (outcome != CommitOutcome.Committed)
            throw new ServerException($"A seeded commit ended as {outcome}.");
    }
}
