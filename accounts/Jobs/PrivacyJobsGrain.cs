using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Accounts.Jobs;

/// <inheritdoc cref="IPrivacyJobsGrain"/>
/// <remarks>
/// Reminders, because they outlive every silo: <c>erasures</c> every five minutes (consents that nobody answered, whoever is due to be
/// erased), <c>retention</c> once a day. What each costs, and that it may be skipped or run twice, its own class says.
/// </remarks>
internal sealed class PrivacyJobsGrain(IServiceScopeFactory scopes, ErasureQueue erasures) : Grain, IPrivacyJobsGrain, IRemindable
{
    private const string Erasures = "erasures";

    private static readonly TimeSpan ErasurePeriod = TimeSpan.FromMinutes(5);

    public async Task StartAsync() => await this.RegisterOrUpdateReminder(Erasures, TimeSpan.Zero, ErasurePeriod);

    public Task EraseDueAsync() => erasures.RunAsync();

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await scopes.WithAsync<ConsentDesk, int>(desk => desk.LapseAsync());
        await erasures.RunAsync();
    }
}
