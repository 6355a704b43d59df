using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Retention;
using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Accounts.Jobs;

/// <inheritdoc cref="IPrivacyJobsGrain"/>
/// <remarks>
/// Reminders, because they outlive every silo: <c>erasures</c> every five minutes (consents that nobody answered, whoever is due to be
/// erased), <c>retention</c> once a day. What each costs, and that it may be skipped or run twice, its own class says.
/// </remarks>
internal sealed class PrivacyJobsGrain(IServiceScopeFactory scopes, ErasureQueue erasures)
    : DeskGrain(scopes), IPrivacyJobsGrain, IRemindable
{
    private const string Erasures = "erasures";

    private const string Retention = "retention";

    private static readonly TimeSpan ErasurePeriod = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RetentionPeriod = TimeSpan.FromDays(1);

    /// <summary>After a start others need the database more.</summary>
    private static readonly TimeSpan FirstRetention = TimeSpan.FromMinutes(10);

    public async Task StartAsync()
    {
        await this.RegisterOrUpdateReminder(Erasures, TimeSpan.Zero, ErasurePeriod);
        // Registered again it would begin anew with each start, and never come where silos start more than once a day.
        if (await this.GetReminder(Retention) is null)
            await this.RegisterOrUpdateReminder(Retention, FirstRetention, RetentionPeriod);
    }

    public Task EraseDueAsync() => erasures.RunAsync();

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (reminderName == Retention)
            await WithAsync<RetentionDesk, IReadOnlyList<RetentionLine>>(desk => desk.RunAsync(dryRun: false));
        else
            await WithAsync<ConsentDesk, int>(desk => desk.LapseAsync());
        await erasures.RunAsync();
    }
}
