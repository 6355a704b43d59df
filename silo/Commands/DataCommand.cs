using EnglishLearning.Accounts;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Silo.Compliance;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Commands;

/// <summary>Runs a command on the database of the settings, without a silo: the same settings as the silo's, or it would see another.</summary>
public static class DataCommand
{
    /// <summary>The exit code: that of the work, or what kept it from being done.</summary>
    /// <param name="undone">What did not happen, for the message: "Nothing was erased".</param>
    public static async Task<int> RunAsync(
        Dictionary<string, string?> settings, string undone, Func<IServiceProvider, IConfiguration, Task<int>> work, CancellationToken cancel)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(settings)
            .Build();
        try
        {
            await using var services = Services(configuration);
            await services.GetRequiredService<StorageSetup>().MigrateAsync(cancel);
            await AccountSetup.PrepareAsync(services);
            return await work(services, configuration);
        }
        catch (Exception e) when (e is StorageException or SettingException or KeyException)
        {
            Console.Error.WriteLine($"{undone}: {e.Message}");
            return e is StorageException ? ExitCodes.Unavailable : ExitCodes.Configuration;
        }
    }

    private static ServiceProvider Services(IConfiguration configuration)
    {
        var storage = SiloSettings.Storage(configuration);
        if (storage.Provider == StorageProvider.Sqlite && !File.Exists(Path.Combine(storage.DataDirectory, "english.db")))
            throw new SettingException($"There is no english.db in {Path.GetFullPath(storage.DataDirectory)}: give its folder with --data DIR.");
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
