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
        var folded = await FoldAsync(cancel);
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
    public async Task<IReadOnlyDictionary<string, StatisticsAt>> FoldAsync(CancellationToken cancel)
    {
        var first = (await questions.LoadAsync(cancel))
            .GroupBy(stored => stored.Question.QuestionId)
            .ToDictionary(versions => versions.Key, versions => versions.MinBy(stored => stored.Question.Version)!.Question);
        var folded = new Dictionary<string, StatisticsAt>();
        for (var queue = 0; queue < AttemptQueues.Count; queue++)
            await FoldQueueAsync(queue, first, folded, cancel);
        return folded;
    }

    private async Task FoldQueueAsync(
        int queue, Dictionary<string, QuestionVersion> first, Dictionary<string, StatisticsAt> folded, CancellationToken cancel)
    {
        var position = LogPosition.Start;
        while (await feed.ReadAsync(queue, position, PageSize, cancel) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                var questionId = entry.Attempt.QuestionId;
                if (!folded.TryGetValue(questionId, out var at) && first.TryGetValue(questionId, out var question))
                    at = new StatisticsAt(QuestionStatistics.New(question), LogPosition.Start);
                if (at is not null)
                    folded[questionId] = new StatisticsAt(at.Statistics.Apply(AnswerEvidence.Of(entry.Attempt)), entry.Position);
            }
            position = page[^1].Position;
        }
    }
}
