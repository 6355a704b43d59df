using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Questions;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Grains.Streams;
using EnglishLearning.Storage;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace EnglishLearning.Grains.Questions;

/// <inheritdoc cref="IQuestionGrain"/>
/// <remarks>
/// Remembers the last position applied, in the same row as the statistics: delivered twice counts once, and the stream's
/// checkpoint moves only after the row is durable, so a crash in between repeats and never skips.
/// </remarks>
[ImplicitStreamSubscription(AttemptEvent.Namespace)]
public sealed class QuestionGrain(IQuestionStore store, QuestionCatalog catalog) : Grain, IQuestionGrain, IStreamSubscriptionObserver
{
    private StatisticsAt? _statistics;

    public async Task<QuestionStatisticsView?> StatisticsAsync()
    {
        if (await LoadedAsync() is not { Statistics: var statistics })
        {
            // Anyone may ask for ids that nobody made: they must not stay in memory.
            DeactivateOnIdle();
            return null;
        }
        return new QuestionStatisticsView(
            statistics.QuestionId,
            statistics.Version,
            new QuestionView(statistics.Difficulty.Value, statistics.Difficulty.Deviation, statistics.Attempts),
            statistics.AllAttempts,
            statistics.Facility,
            statistics.Discrimination);
    }

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<AttemptEvent>().ResumeAsync(ApplyAsync);

    private async Task ApplyAsync(IList<SequentialItem<AttemptEvent>> events)
    {
        if ((await LoadedAsync() ?? await NewlyPublishedAsync()) is not { } current)
            return;
        var next = current;
        foreach (var item in events)
        {
            var position = AttemptToken.PositionOf(item.Token);
            if (position > next.Position)
                next = new StatisticsAt(next.Statistics.Apply(item.Item.Evidence), position);
        }
        if (next == current)
            return;
        if (!await store.SaveStatisticsAsync(next))
        {
            // Another activation was ahead: its fold stands. The delivery is tried again upon what it stored.
            _statistics = null;
            throw new InvalidOperationException($"Statistics of {next.Statistics.QuestionId} were folded elsewhere meanwhile.");
        }
        _statistics = next;
    }

    private async ValueTask<StatisticsAt?> LoadedAsync()
    {
        var questionId = this.GetPrimaryKeyString();
        return _statistics ??= await store.LoadStatisticsAsync(questionId) is { } stored
            ? stored
            : (catalog.Current.Find(questionId) ?? (await catalog.ReloadIfOldAsync()).Find(questionId)) is { } entry
                ? new StatisticsAt(QuestionStatistics.New(entry.First), default)
                : null;
    }

    /// <summary>An answer proves that the question is in the bank, though this silo may have looked a moment too early.</summary>
    private async ValueTask<StatisticsAt?> NewlyPublishedAsync()
    {
        await catalog.LoadAsync();
        return await LoadedAsync();
    }
}
