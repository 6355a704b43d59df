using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Questions;
using EnglishLearning.Grains.Imports;
using EnglishLearning.Grains.Questions;
using EnglishLearning.Grains.Streams;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Stream;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.TestingHost;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>Silos in this process over one real SQLite storage, which fails where a test says so.</summary>
internal sealed class LearningCluster : IAsyncDisposable
{
    public const int Mailbox = 8;

    private readonly InProcessTestCluster _cluster;

    private LearningCluster(InProcessTestCluster cluster) => _cluster = cluster;

    public IClusterClient Client => _cluster.Client;

    public IReadOnlyList<InProcessSiloHandle> Silos => _cluster.Silos;

    public static async Task<LearningCluster> StartAsync(Store store, ClusterParts? parts = null, short silos = 2)
    {
        var used = parts ?? new ClusterParts();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) => Configure(silo, store, used));
        builder.ConfigureClient(client => client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = used.Patience));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new LearningCluster(cluster);
    }

    public ILearnerGrain Learner(Guid learnerId) => Client.GetGrain<ILearnerGrain>(learnerId);

    public async Task<ILearnerGrain> RegisterAsync(Guid? learnerId = null)
    {
        var learner = Learner(learnerId ?? Guid.CreateVersion7());
        await learner.RegisterAsync("Asia/Jakarta");
        return learner;
    }

    public Task DeactivateAsync(IAddressable grain) => _cluster.DeactivateAsync(grain);

    public Task WaitForDeactivationAsync(IAddressable grain) => _cluster.WaitForDeactivationAsync(grain);

    /// <summary>The silo that holds the grain's activation.</summary>
    public InProcessSiloHandle SiloOf(IAddressable grain) =>
        _cluster.TryGetGrainContext(grain.GetGrainId(), out var context)
            ? _cluster.GetSiloForAddress(context.Address.SiloAddress!)!
            : throw new InvalidOperationException($"{grain} is not active.");

    public Task KillAsync(InProcessSiloHandle silo) => _cluster.KillSiloAsync(silo);

    public Task StopAsync(InProcessSiloHandle silo) => _cluster.StopSiloAsync(silo);

    public Task AddSiloAsync() => _cluster.StartAdditionalSiloAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private static void Configure(ISiloBuilder silo, Store store, ClusterParts parts)
    {
        var services = silo.Services;
        services.AddSingleton(parts.Time);
        // Instances, because the store outlives the silos.
        services.AddSingleton(parts.Log ?? store.Log);
        services.AddSingleton(parts.Feed ?? store.Feed);
        services.AddSingleton(parts.Questions ?? store.Questions);
        services.AddSingleton(store.Get<IFlashcardStore>());
        services.AddHostedService<BankLoader>();
        services.AddGrains(options => options.CatalogRefresh = TimeSpan.FromMilliseconds(100));
        services.AddLogging(logging => logging.ClearProviders());
        if (parts.Logs is { } logs)
            services.AddSingleton(logs);
        silo.AddGrainFilters();
        silo.AddAttemptStreams(AttemptEvent.Provider, TimeSpan.FromMilliseconds(20));
        services.AddOptions<AdoNetGrainStorageOptions>(GrainStorage.Name).Configure<Serializer>((options, serializer) =>
            options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer));
        silo.AddAdoNetGrainStorage(GrainStorage.Name, (AdoNetGrainStorageOptions options) =>
        {
            options.Invariant = store.Options.OrleansInvariant;
            options.ConnectionString = store.Options.OrleansConnectionString;
        });
        silo.UseAdoNetReminderService(options =>
        {
            options.Invariant = store.Options.OrleansInvariant;
            options.ConnectionString = store.Options.OrleansConnectionString;
        });
        silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = Mailbox);
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(1);
            options.NumMissedProbesLimit = 3;
        });
    }

    private sealed class BankLoader(QuestionCatalog catalog) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => catalog.LoadAsync(stoppingToken);
    }
}

/// <summary>What a test puts in the place of the store's own; null takes that of the <see cref="Store"/>.</summary>
internal sealed record ClusterParts
{
    public IAttemptLog? Log { get; init; }

    public IAttemptFeed? Feed { get; init; }

    public IQuestionStore? Questions { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILoggerProvider? Logs { get; init; }

    /// <summary>How long a client waits for an answer; of a silo that died it waits in vain.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
