using EnglishLearning.Storage.Personal;
using EnglishLearning.Storage.Postgres;
using EnglishLearning.Storage.Sqlite;
using EnglishLearning.Storage.Stream;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnglishLearning.Storage;

public static class StorageServices
{
    /// <summary>
    /// The stores as singletons; the provider of services must be disposed asynchronously, which drains what waits.
    /// Call <see cref="StorageSetup.MigrateAsync"/> before the first use.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new StorageSetup(provider.GetRequiredService<ISchema>()));
        return options.Provider == StorageProvider.Postgres ? services.AddPostgres() : services.AddSqlite();
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services) => services
        .AddSingleton<SqliteDatabase>()
        .AddSingleton<ISchema, SqliteSchema>()
        .AddSingleton<IAttemptLog, SqliteAttemptLog>()
        .AddSingleton<IAttemptFeed, SqliteFeed>()
        .AddSingleton<IQuestionStore, SqliteQuestionStore>()
        .AddSingleton<IFlashcardStore, SqliteFlashcards>()
        .AddSingleton<IClassLog, SqliteClassLog>()
        .AddSingleton<IMaintenance, SqliteMaintenance>()
        .AddSingleton<IPersonalData, SqlitePersonalData>();

    private static IServiceCollection AddPostgres(this IServiceCollection services) => services
        .AddSingleton<PostgresDatabase>()
        .AddSingleton<Partitions>()
        .AddSingleton<ISchema, PostgresSchema>()
        .AddSingleton<IAttemptLog, PostgresAttemptLog>()
        .AddSingleton<IAttemptFeed, PostgresFeed>()
        .AddSingleton<IQuestionStore, PostgresQuestionStore>()
        .AddSingleton<IFlashcardStore, PostgresFlashcards>()
        .AddSingleton<IClassLog, PostgresClassLog>()
        .AddSingleton<IMaintenance, PostgresMaintenance>()
        .AddSingleton<IPersonalData, PostgresPersonalData>();
}
