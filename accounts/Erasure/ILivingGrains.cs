using EnglishLearning.Contracts.Imports;
using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Accounts.Erasure;

/// <summary>What silos may hold in memory of somebody who is erased.</summary>
public interface ILivingGrains
{
    /// <summary>The learner's grain drops what it holds.</summary>
    Task ForgetLearnerAsync(Guid learnerId);

    /// <summary>The import stops and drops its file and its record.</summary>
    Task StopImportAsync(Guid importId, Guid learnerId);

    /// <summary>How an import stands; null where there is no such import of the learner.</summary>
    Task<ImportStatus?> ImportAsync(Guid importId, Guid learnerId);
}

/// <summary>Within a silo.</summary>
internal sealed class LivingGrains(IGrainFactory grains) : ILivingGrains
{
    public Task ForgetLearnerAsync(Guid learnerId) => grains.GetGrain<ILearnerGrain>(learnerId).ForgetAsync();

    public Task StopImportAsync(Guid importId, Guid learnerId) => grains.GetGrain<IImportGrain>(importId).EraseAsync(learnerId);

    public Task<ImportStatus?> ImportAsync(Guid importId, Guid learnerId) => grains.GetGrain<IImportGrain>(importId).StatusAsync(learnerId);
}

/// <summary>For commands that run beside no silo.</summary>
public sealed class NoLivingGrains : ILivingGrains
{
    public Task ForgetLearnerAsync(Guid learnerId) => Task.CompletedTask;

    public Task StopImportAsync(Guid importId, Guid learnerId) => Task.CompletedTask;

    public Task<ImportStatus?> ImportAsync(Guid importId, Guid learnerId) => Task.FromResult<ImportStatus?>(null);
}
