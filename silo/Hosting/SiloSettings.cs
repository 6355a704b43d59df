using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Retention;
using EnglishLearning.Api.Edge;
using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Hosting;

/// <summary>
/// Reads settings and checks them, all before anything starts: found later, a senseless one would end a half-started
/// silo. Every fault is a <see cref="SettingException"/> that names the setting.
/// </summary>
public static class SiloSettings
{
    public static StorageOptions Storage(IConfiguration configuration)
    {
        if (!Enum.TryParse<StorageProvider>(configuration["Storage:Provider"] ?? nameof(StorageProvider.Sqlite), ignoreCase: true, out var provider)
            || !Enum.IsDefined(provider))
            throw new SettingException($"Storage__Provider is Sqlite or Postgres, not \"{configuration["Storage:Provider"]}\".");
        var options = Section<StorageOptions>(configuration, "Storage");
        options.ConnectionString = configuration.GetConnectionString("Postgres") ?? "";
        options.ReportConnectionString = configuration.GetConnectionString("PostgresReports") ?? "";
        if (options.Provider == StorageProvider.Postgres && options.ConnectionString.Length == 0)
            throw new SettingException("Storage__Provider=Postgres needs ConnectionStrings__Postgres, for example \"Host=127.0.0.1;Database=english;Username=english;Password=...\".");
        return options;
    }

    /// <summary>
    /// The file of master keys, made where there is none: beside the data by default. Silos that share a database share the file.
    /// </summary>
    public static KeyFile Keys(IConfiguration configuration, StorageOptions storage)
    {
        try
        {
            return KeyFile.OpenOrCreate(KeysFile(configuration, storage), DateTimeOffset.UtcNow);
        }
        catch (KeyException e)
        {
            throw new SettingException(e.Message);
        }
    }

    /// <summary>Where the file of master keys is.</summary>
    public static string KeysFile(IConfiguration configuration, StorageOptions storage) =>
        configuration["Keys:File"] is { Length: > 0 } configured ? configured : Path.Combine(storage.DataDirectory, "master.keys");

    /// <summary>
    /// The list of who was erased: beside the master keys, or where it is said, such as where those are mounted read-only. Silos that
    /// share a database share it.
    /// </summary>
    public static string ErasureList(IConfiguration configuration, StorageOptions storage) =>
        configuration["Erasure:List"] is { Length: > 0 } configured
            ? configured
            : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(KeysFile(configuration, storage)))!, "erasures.list");

    public static ErasureRules Erasure(IConfiguration configuration) => Checked(Section<ErasureRules>(configuration, "Erasure"), rules => rules.Check());

    public static RetentionRules Retention(IConfiguration configuration) =>
        Checked(Section<RetentionRules>(configuration, "Retention"), rules => rules.Check());

    private static T Checked<T>(T rules, Action<T> check)
    {
        try
        {
            check(rules);
            return rules;
        }
        catch (ArgumentException e)
        {
            throw new SettingException(e.Message);
        }
    }

    /// <summary>The content folder: as configured, or <c>content</c> beside the program or above it in the repository.</summary>
    public static string ContentFolder(IConfiguration configuration)
    {
        if (configuration["Content:Path"] is { Length: > 0 } configured)
            return configured;
        var shipped = Path.Combine(AppContext.BaseDirectory, "content");
        return Directory.Exists(shipped) ? shipped : throw new SettingException("No content folder beside the program: give one with --content DIR.");
    }

    /// <summary>A single value, its default where it is not set.</summary>
    public static T Value<T>(IConfiguration configuration, string key, T standard) =>
        Read(() => configuration.GetValue(key, standard)!);

    /// <summary>The options of a section; values that are not set keep their defaults.</summary>
    public static T Section<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = new T();
        Read(() =>
        {
            configuration.GetSection(section).Bind(options);
            return options;
        });
        return options;
    }

    /// <summary>The options of a section that knows its own faults. A name that it does not have is one: a limit that nobody reads.</summary>
    public static T Checked<T>(IConfiguration configuration, string section)
        where T : class, ICheckedOptions, new()
    {
        var options = Read(() => configuration.GetSection(section).Get<T>(binder => binder.ErrorOnUnknownConfiguration = true)) ?? new T();
        return options.Faults().FirstOrDefault() is { } fault ? throw new SettingException(fault) : options;
    }

    /// <summary>Refuses ASP.NET Core's own switch for forwarded headers, which takes anybody's word for an address.</summary>
    public static void CheckForwarding(IConfiguration configuration)
    {
        if (Value(configuration, "ForwardedHeaders_Enabled", false))
            throw new SettingException("ASPNETCORE_FORWARDEDHEADERS_ENABLED lets every client claim any address. Take it away and name the proxies: Proxies__Known__0=10.0.0.7.");
    }

    /// <summary>Where to listen, as Kestrel will read it.</summary>
    public static void CheckUrls(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsAddress(url))
                throw new SettingException($"\"{url}\" is no address to listen at: write --urls http://127.0.0.1:8080.");
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Port is >= 0 and <= 65535;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException e)
        {
            // Its message names key, value and type: "Failed to convert configuration value 'x' at 'Limits:Mailbox' to ...".
            throw new SettingException(e.Message);
        }
    }
}
