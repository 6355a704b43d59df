using EnglishLearning.Accounts;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Commands;

/// <summary>The database of the silo's own settings, for commands beside it: one that is not there is never made.</summary>
internal static class SiloDatabase
{
    public static IConfiguration Configuration(Dictionary<string, string?> settings) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(settings)
        .Build();

    /// <param name="file">Which of SQLite's files has to be there.</param>
    /// <exception cref="SettingException">It is not, or a setting is senseless.</exception>
    public static StorageOptions Storage(IConfiguration configuration, string file)
    {
        var storage = SiloSettings.Storage(configuration);
        return storage.Provider == StorageProvider.Sqlite && !File.Exists(Path.Combine(storage.DataDirectory, file))
            ? throw new SettingException($"There is no {file} in {Path.GetFullPath(storage.DataDirectory)}: give its folder with --data DIR.")
            : storage;
    }

    /// <summary>Does something with accounts; a silo may run meanwhile.</summary>
    /// <inheritdoc cref="ToldAsync"/>
    public static Task<int> WithAccountsAsync(string? data, string nothing, Func<IServiceProvider, Task<int>> work) => ToldAsync(nothing, async () =>
    {
        var configuration = Configuration(CommonOptions.Settings(("Storage:DataDirectory", data)));
        var storage = Storage(configuration, "accounts.db");
        RequireKeys(configuration, storage);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStorage(storage);
        services.AddAccounts(storage, _ => SiloSettings.Keys(configuration, storage), new TokenLifetimes(), new SignInRules());
        await using var provider = services.BuildServiceProvider();
        return await work(provider);
    });

    /// <summary>A command makes no master keys: what it stored under them no silo could read.</summary>
    /// <exception cref="SettingException">There are none.</exception>
    public static void RequireKeys(IConfiguration configuration, StorageOptions storage)
    {
        if (SiloSettings.KeysFile(configuration, storage) is var keys && !File.Exists(keys))
            throw new SettingException($"There is no file of master keys {Path.GetFullPath(keys)}: give the silo's own with Keys__File.");
    }

    /// <summary>What keeps the work from being done is told on the error output.</summary>
    /// <param name="nothing">Beginning of the message where nothing came of it: "Nothing was erased".</param>
    /// <returns>The exit code: that of the work, or what kept it from being done.</returns>
    public static async Task<int> ToldAsync(string nothing, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is StorageException or SettingException or KeyException)
        {
            Console.Error.WriteLine($"{nothing}: {e.Message}");
            return e is StorageException ? ExitCodes.Unavailable : ExitCodes.Configuration;
        }
    }
}
