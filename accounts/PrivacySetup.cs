using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Compliance;
using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Export;
using EnglishLearning.Accounts.Jobs;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Retention;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnglishLearning.Accounts;

/// <summary>Wiring of what the law asks for: consent, erasure. After <see cref="AccountSetup.AddAccounts"/>.</summary>
public static class PrivacySetup
{
    /// <param name="erasureList">Path of the list of who was erased, which no backup of the database brings back.</param>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, ErasureRules erasure, string erasureList, RetentionRules retention)
    {
        services.AddSingleton(erasure).AddSingleton(retention);
        services.AddSingleton(provider => new ErasureList(erasureList, provider.GetRequiredService<LookupHash>()));
        services.TryAddSingleton<ILivingGrains, LivingGrains>();
        services.AddSingleton<ErasureQueue>();
        services.AddSingleton<KeyRotation>().AddScoped<EveryoneOut>();
        services.AddScoped<ErasureDesk>().AddScoped<Eraser>().AddScoped<ErasureReplay>();
        services.AddScoped<ConsentDesk>().AddScoped<ConsentErasure>().AddScoped<IErasurePart>(provider => provider.GetRequiredService<ConsentErasure>());
        services.AddScoped<IErasurePart, RoleErasure>().AddScoped<IErasurePart, ClassErasure>();
        return services.AddExport().AddRetention();
    }

    private static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddScoped<RetentionDesk>().AddScoped<JobBook>();
        services.AddScoped<IRetentionStep, SessionStep>().AddScoped<IRetentionStep, FailureStep>().AddScoped<IRetentionStep, AuditStep>();
        services.AddScoped<IRetentionStep, SilentGuestStep>().AddScoped<IRetentionStep, AwayGuestStep>().AddScoped<IRetentionStep, ClosedAccountStep>();
        services.AddScoped<IRetentionStep, IdleAccountStep>().AddScoped<IRetentionStep, ResetCodeStep>().AddScoped<IRetentionStep, UsedCodeStep>().AddScoped<IRetentionStep, RoleRequestStep>();
        services.AddScoped<IRetentionStep, MembershipStep>();
        services.AddScoped<IRetentionStep, ImportStep>().AddScoped<IRetentionStep, SigningKeyStep>();
        return services;
    }

    /// <summary>
    /// Plans the erasure of whom a backup brought back; before anything serves. How many they are.
    /// </summary>
    /// <param name="always">Also where the database has seen the whole list of erasures.</param>
    /// <exception cref="KeyException">The list cannot be read.</exception>
    public static async Task<int> EraseAgainAsync(IServiceProvider services, bool always)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ErasureReplay>().RunAsync(always);
    }

    /// <summary>The checks that look at the database and its keys, in the order of the table.</summary>
    public static IServiceCollection AddAccountChecks(this IServiceCollection services)
    {
        services.AddScoped<ComplianceDesk>();
        services.AddScoped<IComplianceCheck, EncryptionCheck>().AddScoped<IComplianceCheck, RetentionCheck>().AddScoped<IComplianceCheck, ErasureCheck>().AddScoped<IComplianceCheck, AuditLogCheck>();
        services.AddScoped<IComplianceCheck, KeyAgeCheck>().AddScoped<IComplianceCheck, UnusedAccountCheck>();
        services.AddScoped<IComplianceCheck, AdministratorCheck>().AddScoped<IComplianceCheck, OperatorCheck>();
        return services;
    }

    /// <summary>A finding for each check.</summary>
    public static Task<IReadOnlyList<ComplianceFinding>> CheckComplianceAsync(IServiceProvider services) =>
        services.GetRequiredService<IServiceScopeFactory>().WithAsync<ComplianceDesk, IReadOnlyList<ComplianceFinding>>(desk => desk.RunAsync());

    /// <summary>Wraps every key under the newest master key; how many were under an older one.</summary>
    public static Task<int> RewrapKeysAsync(IServiceProvider services, IProgress<int> progress, CancellationToken cancel) =>
        services.GetRequiredService<KeyRotation>().RunAsync(progress, cancel);

    /// <summary>Signs everybody out; how many devices.</summary>
    public static Task<int> EndAllSessionsAsync(IServiceProvider services) =>
        services.GetRequiredService<IServiceScopeFactory>().WithAsync<EveryoneOut, int>(everyone => everyone.RunAsync());

    /// <summary>What was kept too long, by class of data; gone, unless it is a dry run.</summary>
    public static async Task<IReadOnlyList<RetentionLine>> RetainAsync(IServiceProvider services, bool dryRun)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RetentionDesk>().RunAsync(dryRun);
    }

    /// <summary>Erases whoever is due, beside no silo; how many they are.</summary>
    public static Task<int> EraseDueAsync(IServiceProvider services) => services.GetRequiredService<ErasureQueue>().RunAsync();

    /// <summary>Sees to it that the jobs come by themselves, once in the cluster.</summary>
    public static ISiloBuilder AddPrivacyJobs(this ISiloBuilder silo) =>
        silo.AddStartupTask((services, _) => services.GetRequiredService<IGrainFactory>().GetGrain<IPrivacyJobsGrain>(0).StartAsync());

    /// <summary>In the order of the files.</summary>
    private static IServiceCollection AddExport(this IServiceCollection services)
    {
        services.AddScoped<ExportDesk>();
        services.AddScoped<IExportPart, AccountPart>().AddScoped<IExportPart, SessionPart>().AddScoped<IExportPart, ConsentPart>();
        services.AddScoped<IExportPart, LearnerPart>().AddScoped<IExportPart, AbilityPart>().AddScoped<IExportPart, AttemptPart>();
        services.AddScoped<IExportPart, CardPart>().AddScoped<IExportPart, FlashcardPart>().AddScoped<IExportPart, ImportPart>();
        services.AddScoped<IExportPart, RolePart>().AddScoped<IExportPart, ClassPart>().AddScoped<IExportPart, AuditPart>();
        return services;
    }
}
