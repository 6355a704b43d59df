using EnglishLearning.Accounts;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Silo.Compliance;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Commands;

/// <summary>Runs a command on answers and accounts of the silo's own settings. On SQLite no silo runs meanwhile: it holds the folder.</summary>
public static class DataCommand
{
    /// <inheritdoc cref="SiloDatabase.ToldAsync"/>
    public static Task<int> RunAsync(
        Dictionary<string, string?> settings, string nothing, Func<IServiceProvider, IConfiguration, Task<int>> work, CancellationToken cancel) =>
        SiloDatabase.ToldAsync(nothing, async () =>
        {
            var configuration = SiloDatabase.Configuration(settings);
            await using var services = Services(configuration);
            await services.GetRequiredService<StorageSetup>().MigrateAsync(cancel);
            await AccountSetup.PrepareAsync(services);
            return await work(services, configuration);
        });

    private static ServiceProvider Services(IConfiguration configuration)
    {
        var storage = SiloDatabase.Storage(configuration, "english.db");
        SiloDatabase.RequireKeys(configuration, storage);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(configuration);
        services.AddStorage(storage);
        services.AddAccounts(
            storage,
            _ => SiloSettings.Keys(configuration, storage),
            SiloSettings.Section<TokenLifetimes>(configuration, "Tokens"),
            SiloSettings.Section<SignInRules>(configuration, "SignIn"));
        services.AddSingleton<ILivingGrains, NoLivingGrains>();
        services.AddPrivacy(SiloSettings.Erasure(configuration), SiloSettings.ErasureList(configuration, storage), SiloSettings.Retention(configuration));
        services.AddCompliance();
        return services.BuildServiceProvider();
    }
}
