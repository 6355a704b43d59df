using Orleans.Concurrency;

namespace EnglishLearning.Contracts.Accounts;

/// <summary>What is done by itself for privacy, once in the cluster. Key 0.</summary>
[Alias("el.IPrivacyJobsGrain")]
public interface IPrivacyJobsGrain : IGrainWithIntegerKey
{
    /// <summary>Sees to it that the jobs come by themselves; again changes nothing.</summary>
    [Alias("Start")]
    Task StartAsync();

    /// <summary>Erases now whoever is due, without being waited for.</summary>
    [Alias("EraseDue"), OneWay]
    Task EraseDueAsync();
}
