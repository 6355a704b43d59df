using EnglishLearning.Core.Learners;
using EnglishLearning.Storage.Stream;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EnglishLearning.Storage.Tests.Contract;

/// <summary>
/// What every dialect must hold, in the files Contract/*.cs; a dialect's class says where its database is. Each test has
/// the database to itself.
/// </summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private ServiceProvider? _services;

    private protected IAttemptLog Log => Get<IAttemptLog>();

    private protected IAttemptFeed Feed => Get<IAttemptFeed>();

    private protected IQuestionStore Questions => Get<IQuestionStore>();

    private protected IMaintenance Maintenance => Get<IMaintenance>();

    public async Task InitializeAsync()
    {
        await PrepareAsync();
        _services = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await CleanAsync();
    }

    private protected T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    private protected async Task RestartAsync(Action<StorageOptions>? change = null)
    {
        await _services!.DisposeAsync();
        _services = await StartAsync(change);
    }

    /// <summary>A store of its own on the same database, migrated.</summary>
    private protected async Task<ServiceProvider> StartAsync(Action<StorageOptions>? change = null)
    {
        var services = Build(change);
        await services.GetRequiredService<StorageSetup>().MigrateAsync();
        return services;
    }

    private protected ServiceProvider Build(Action<StorageOptions>? change = null)
    {
        var options = Options();
        change?.Invoke(options);
        return new ServiceCollection().AddStorage(options).BuildServiceProvider();
    }

    private protected abstract Task PrepareAsync();

    private protected abstract Task CleanAsync();

    private protected abstract StorageOptions Options();

    /// <summary>Keeps every commit from ending until disposed.</summary>
    private protected abstract Task<IAsyncDisposable> BlockWritersAsync();

    private protected async Task<LearnerRecord> RegisterAsync(Guid? id = null)
    {
        var learner = Samples.Learner(id);
        Assert.Equal(CommitOutcome.Committed, await Log.CommitAsync(Samples.Register(learner)));
        return learner;
    }

    private protected async Task<List<LoggedAttempt>> ReadAllAsync(LogPosition after = default)
    {
        var all = new List<LoggedAttempt>();
        for (var queue = 0; queue < AttemptQueues.Count; queue++)
            all.AddRange(await Feed.ReadAsync(queue, after, 1_000_000));
        return all;
    }
}
