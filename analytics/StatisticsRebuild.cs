using EnglishLearning.Contracts.Questions;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Analytics;

/// <summary>
/// Folds the statistics of every question anew from the log. How often: after a restore or when a fold was mended. Run it
/// while no silo runs: a question grain keeps its own fold in memory. Safe to skip, safe to run twice.
/// </summary>
public sealed class StatisticsRebuild(IAttemptFeed feed, IQuestionStore questions, IMaintenance maintenance)
{
    private const int PageSize = 5000;

    /// <summary>The number of questions whose stored statistics differed; nothing is written where <paramref name="apply"/> is false.</summary>
    public async Task<int> RunAsync(bool apply, CancellationToken cancel)
    {
        var folded = await FoldAsync(apply ? null : AppliedAsync, cancel);
        var (stored, _) = await questions.LoadStatisticsAsync(0, cancel);
        var changed = stored.Count(statistics => !folded.ContainsKey(statistics.QuestionId));
        foreach (var (questionId, fold) in folded)
        {
            // With its position: one that is wrong skips or repeats what comes.
            if (await questions.LoadStatisticsAsync(questionId, cancel) != fold)
                changed++;
        }
        if (apply && changed > 0)
            await maintenance.ReplaceStatisticsAsync([.. folded.Values], cancel);
        return changed;
    }

    /// <summary>The fold of the whole log, by question.</summary>
    public Task<IReadOnlyDictionary<string, StatisticsAt>> FoldAsync(CancellationToken cancel) => FoldAsync(null, cancel);

    private async Task<IReadOnlyDictionary<string, StatisticsAt>> FoldAsync(
        Func<string, CancellationToken, Task<LogPosition>>? until, CancellationToken cancel)
    {
        var first = (await questions.LoadAsync(cancel))
            .GroupBy(stored => stored.Question.QuestionId)
            .ToDictionary(versions => versions.Key, versions => versions.MinBy(stored => stored.Question.Version)!.Question);
        var folded = new Dictionary<string, StatisticsAt>();
        for (var queue = 0; queue < AttemptQueues.Count; queue++)
            await FoldQueueAsync(queue, first, folded, until, cancel);
        return folded;
    }

    /// <summary>Up to where a question's statistics must count: what the stream has not delivered yet is no difference.</summary>
    private async Task<LogPosition> AppliedAsync(string questionId, CancellationToken cancel)
    {
        var checkpoint = await feed.LoadCheckpointAsync(AttemptEvent.Provider, AttemptQueues.Of(questionId), cancel);
        var stored = (await questions.LoadStatisticsAsync(questionId, cancel))?.Position ?? LogPosition.Start;
        return stored > checkpoint ? stored : checkpoint;
    }

    private async Task FoldQueueAsync(
        int queue,
        Dictionary<string, QuestionVersion> first,
        Dictionary<string, StatisticsAt> folded,
        Func<string, CancellationToken, Task<LogPosition>>? until,
        CancellationToken cancel)
    {
        var limits = new Dictionary<string, LogPosition>();
        var position = LogPosition.Start;
        while (await feed.ReadAsync(queue, position, PageSize, cancel) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                var questionId = entry.Attempt.QuestionId;
                if (until is not null && !limits.ContainsKey(questionId))
                    limits[questionId] = await until(questionId, cancel);
                if (until is not null && entry.Position > limits[questionId])
                    continue;
                if (!folded.TryGetValue(questionId, out var at) && first.TryGetValue(questionId, out var question))
                    at = new StatisticsAt(QuestionStatistics.New(question), LogPosition.Start);
                if (at is not null)
                    folded[questionId] = new StatisticsAt(at.Statistics.Apply(AnswerEvidence.Of(entry.Attempt)), entry.Position);
            }
            position = page[^1].Position;
        }
    }
}
