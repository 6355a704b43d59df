using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>The real question store, whose statistics fail to be saved by lot: before the write or after it.</summary>
internal sealed class FaultyQuestions(IQuestionStore questions, Faults faults) : IQuestionStore
{
    public Task<IReadOnlyList<StoredQuestion>> LoadAsync(CancellationToken cancel = default) => questions.LoadAsync(cancel);

    public Task<IReadOnlyList<string>> FindPublishedAsync(IReadOnlyList<string> questionIds, CancellationToken cancel = default) =>
        questions.FindPublishedAsync(questionIds, cancel);

    public Task<ContentLoad> PublishAsync(IReadOnlyList<QuestionVersion> content, CancellationToken cancel = default) =>
        questions.PublishAsync(content, cancel);

    public Task<StatisticsAt?> LoadStatisticsAsync(string questionId, CancellationToken cancel = default) =>
        questions.LoadStatisticsAsync(questionId, cancel);

    public Task<(IReadOnlyList<QuestionStatistics> Changed, long Stamp)> LoadStatisticsAsync(
        long changedAfter, CancellationToken cancel = default) => questions.LoadStatisticsAsync(changedAfter, cancel);

    public async Task<bool> SaveStatisticsAsync(StatisticsAt statistics)
    {
        var way = faults.Draw(2);
        if (way == 1)
            throw Faults.Unavailable;
        var saved = await questions.SaveStatisticsAsync(statistics);
        return way == 2 ? throw Faults.Unavailable : saved;
    }
}
