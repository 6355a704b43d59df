using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Contracts.Imports;

namespace EnglishLearning.Accounts.Tests;

/// <summary>Takes note of which grains were told to forget.</summary>
internal sealed class RecordingGrains : ILivingGrains
{
    public List<Guid> Forgotten { get; } = [];

    public List<(Guid Import, Guid Learner)> Stopped { get; } = [];

    public Task ForgetLearnerAsync(Guid learnerId)
    {
        Forgotten.Add(learnerId);
        return Task.CompletedTask;
    }

    public Task StopImportAsync(Guid importId, Guid learnerId)
    {
        Stopped.Add((importId, learnerId));
        return Task.CompletedTask;
    }

    public Task<ImportStatus?> ImportAsync(Guid importId, Guid learnerId) =>
        Task.FromResult<ImportStatus?>(new ImportStatus(ImportState.Done, 7, 6, 0, 1, 0, 3, [], null));
}
