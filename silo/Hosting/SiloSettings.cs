using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Hosting;

/// <summary>Reads and checks the settings that decide how the process is put together.</summary>
public static class SiloSettings
{
    public static StorageOptions Storage(IConfiguration configuration)
    {
        var options = new StorageOptions();
        try
        {
            configuration.GetSection("Storage").Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw new SettingException($"{e.Message} Storage__Provider is Sqlite or Postgres.");
        }
        options.ConnectionString = configuration.GetConnectionString("Postgres") ?? "";
        if (options.Provider == StorageProvider.Postgres && options.ConnectionString.Length == 0)
            throw new SettingException("Storage__Provider=Postgres needs ConnectionStrings__Postgres, for example \"Host=127.0.0.1;Database=english;Username=english;Password=...\".");
        return options;
    }

    /// <summary>The content folder: as configured, or <c>content</c> beside the program or above it in the repository.</summary>
    public static string ContentFolder(IConfiguration configuration)
    {
        if (configuration["Content:Path"] is { Length: > 0 } configured)
            return configured;
        var shipped = Path.Combine(AppContext.BaseDirectory, "content");
        return Directory.Exists(shipped) ? shipped : throw new SettingException("No content folder beside the program: give one with --content DIR.");
    }
}
