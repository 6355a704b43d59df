using EnglishLearning.Accounts;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Grains.Questions;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Content;

namespace EnglishLearning.Silo.Hosting;

/// <summary>Brings the database to what this program needs, before anything serves.</summary>
public static partial class StorageStartup
{
    public static async Task PrepareAsync(IServiceProvider services)
    {
        await services.GetRequiredService<StorageSetup>().MigrateAsync();
        var folder = SiloSettings.ContentFolder(services.GetRequiredService<IConfiguration>());
        await PublishAsync(services.GetRequiredService<IQuestionStore>(), folder, services);
        await services.GetRequiredService<QuestionCatalog>().LoadAsync();
        await PrepareAccountsAsync(services);
    }

    private static async Task PrepareAccountsAsync(IServiceProvider services)
    {
        try
        {
            await AccountSetup.PrepareAsync(services);
            var back = await PrivacySetup.EraseAgainAsync(services, always: false);
            if (back > 0)
                LogBack(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StorageStartup)), back);
        }
        catch (KeyException e)
        {
            throw new SettingException($"Keys__File or Erasure__List: {e.Message}");
        }
    }

    private static async Task PublishAsync(IQuestionStore store, string folder, IServiceProvider services)
    {
        var reading = await ContentReader.ReadAsync(folder);
        if (reading.Errors.Count > 0)
        {
            throw new SettingException(
                $"The content in {folder} has {reading.Errors.Count} errors; the first: {reading.Errors[0]}. \"silo content check\" lists all.");
        }
        services.GetRequiredService<LessonIndex>().Load(reading.Folder);
        var load = await store.PublishAsync([.. reading.Folder.Questions]);
        var logger = services.GetRequiredService<ILogger<QuestionCatalog>>();
        LogPublished(logger, load.Added, load.NewVersions, load.Updated, load.Unchanged, load.Retired);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} erased persons were back, as from a backup: they are erased again")]
    private static partial void LogBack(ILogger logger, int count);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Content published: {Added} added, {NewVersions} new versions, {Updated} updated, {Unchanged} unchanged, {Retired} retired")]
    private static partial void LogPublished(ILogger logger, int added, int newVersions, int updated, int unchanged, int retired);
}
