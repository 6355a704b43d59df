using EnglishLearning.Accounts;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Silo.Compliance;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Commands;

/// <summary>Runs a command on answers and accounts of the silo's own settings. On SQLite no silo runs meanwhile: it holds the folder.</summary>
public static class DataCommand
{
    /// <summary>The exit code: that of the work, or what kept it from being done.</summary>
    /// <param name="undone">What did not happen, for the message: "Nothing was erased".</param>
    public static async Task<int> RunAsync(
        Dictionary<string, string?> settings, string undone, Func<IServiceProvider, IConfiguration, Task<int>> work, CancellationToken cancel)
    {
        try
        {
            var configuration = SiloDatabase.Configuration(settings);
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
        var storage = SiloDatabase.Storage(configuration, "english.db");
        if (SiloSettings.KeysFile(configuration, storage) is var keys && !File.Exists(keys))
            throw new SettingException($"There is no file of master keys {Path.GetFullPath(keys)}: give the silo's own with Keys__File.");
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
