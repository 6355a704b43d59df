using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Consents;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Passwords;
using EnglishLearning.Accounts.People;
using EnglishLearning.Accounts.Roles;
using EnglishLearning.Accounts.SecondFactor;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnglishLearning.Accounts;

/// <summary>
/// Wiring of accounts; storage and a <see cref="TimeProvider"/> are the host's to register, <see cref="AdministrationRules"/> where
/// they differ.
/// </summary>
public static class AccountSetup
{
    public static IServiceCollection AddAccounts(
        this IServiceCollection services, StorageOptions storage, Func<IServiceProvider, IKeyManagement> keys, TokenLifetimes tokens, SignInRules signIn)
    {
        services.AddSingleton(keys).AddSingleton(tokens).AddSingleton(signIn);
        services.AddDbContextFactory<AccountsContext>(options => Use(options, storage));
        services.AddSingleton<ServiceKeys>().AddSingleton<LookupHash>().AddSingleton<SigningKeys>().AddSingleton<TokenIssuer>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = signIn.HashIterations);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<PasswordDesk>().AddSingleton<PasswordRule>().AddSingleton<GuestSessions>();
        services.AddScoped<PersonKeys>().AddScoped<FailureCount>().AddScoped<SessionDesk>();
        services.AddSingleton<ConsentCodes>().AddSingleton<ConsentReceipt>().AddScoped<ConsentBook>();
        services.AddScoped<SignInGuard>().AddScoped<SignInDesk>().AddScoped<RegistrationDesk>();
        services.AddScoped<OneTimeCodes>().AddScoped<SecondFactorDesk>();
        services.AddScoped<PasswordProof>().AddScoped<PasswordChangeDesk>().AddScoped<PasswordResetDesk>();
        services.AddScoped<AuditLog>().AddScoped<AuditReader>().AddScoped<AuditCheck>().AddScoped<AuditRetention>();
        services.AddScoped<PeopleReader>();
        services.AddClasses();
        services.AddSingleton<ReadingWatch>().AddSingleton<AccountEvents>().TryAddSingleton(new AdministrationRules());
        services.AddScoped<RoleBook>().AddScoped<RoleDesk>().AddScoped<RoleRequestDesk>().AddScoped<AdministratorCodes>().AddScoped<PeopleDesk>().AddScoped<ProfileDesk>().AddScoped<AuditDesk>();
        services.AddIdentityCore<Account>()
            .AddUserStore<AccountStore>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddSingleton<ILookupNormalizer>(provider => provider.GetRequiredService<LookupHash>());
        return services;
    }

    /// <summary>Reads the keys, and makes those that are missing; after the tables are there and before anything serves.</summary>
    /// <exception cref="KeyException">The master key is another one than that of the database.</exception>
    public static async Task PrepareAsync(IServiceProvider services)
    {
        await services.GetRequiredService<ServiceKeys>().LoadAsync();
        await services.GetRequiredService<SigningKeys>().LoadAsync();
    }

    private static void Use(DbContextOptionsBuilder options, StorageOptions storage)
    {
        // What Identity maps and we have not is left out on purpose: no line about it at each start.
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning, CoreEventId.MappedPropertyIgnoredWarning));
        if (storage.Provider == StorageProvider.Postgres)
            options.UseNpgsql(storage.AccountsConnectionString);
        else
            options.UseSqlite(storage.AccountsConnectionString);
    }
}
