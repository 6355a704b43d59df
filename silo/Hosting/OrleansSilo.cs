using System.Net;
using System.Net.Sockets;
using EnglishLearning.Accounts;
using EnglishLearning.Contracts.Questions;
using EnglishLearning.Grains;
using EnglishLearning.Grains.Imports;
using EnglishLearning.Grains.Streams;
using EnglishLearning.Silo.Operations;
using EnglishLearning.Storage;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Serialization;
using Orleans.Storage;

namespace EnglishLearning.Silo.Hosting;

/// <summary>The Orleans silo: clustering, grain storage, reminders, streams, limits.</summary>
public static class OrleansSilo
{
    /// <summary>How long a caller waits for a grain; a learner on 3G has given up before.</summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(15);

    public static void UseOrleansSilo(this WebApplicationBuilder builder, StorageOptions storage)
    {
        var configuration = builder.Configuration;
        var polling = SiloSettings.Value(configuration, "Streams:PollingPeriod", TimeSpan.FromSeconds(1));
        var mailboxWarning = SiloSettings.Value(configuration, "Limits:MailboxWarning", 16);
        var mailbox = SiloSettings.Value(configuration, "Limits:Mailbox", 64);
        var idle = SiloSettings.Value(configuration, "Limits:IdleGrain", TimeSpan.FromMinutes(10));
        builder.Host.UseOrleans((_, silo) =>
        {
            silo.Configure<ClusterOptions>(options =>
            {
                options.ServiceId = configuration["Orleans:ServiceId"] ?? "english-learning";
                options.ClusterId = configuration["Orleans:ClusterId"] ?? "english-learning";
            });
            silo.UseClustering(configuration);
            silo.UseGrainStorage(storage);
            silo.AddAttemptStreams(AttemptEvent.Provider, polling);
            silo.AddGrainFilters();
            silo.AddPrivacyJobs();
            if (Telemetry.IsExported(configuration))
                silo.AddActivityPropagation();
            if (OperationsSetup.HasDashboard(configuration))
                silo.AddDashboard(options => options.HideTrace = true);
            silo.Configure<SiloMessagingOptions>(options =>
            {
                options.ResponseTimeout = ResponseTimeout;
                options.MaxEnqueuedRequestsSoftLimit = mailboxWarning;
                options.MaxEnqueuedRequestsHardLimit = mailbox;
            });
            silo.Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionQuantum = TimeSpan.FromSeconds(30);
                options.CollectionAge = idle;
                options.EnableActivationSheddingOnMemoryPressure = true;
            });
        });
    }

    private static void UseClustering(this ISiloBuilder silo, ConfigurationManager configuration)
    {
        switch (configuration["Clustering:Provider"] ?? "Localhost")
        {
            case "Localhost":
                // A cluster of one needs no known ports; free ones let several run on one machine.
                silo.UseLocalhostClustering();
                silo.Configure<EndpointOptions>(options => Listen(options, IPAddress.Loopback, FreePort(), FreePort()));
                break;
            case "Redis":
                silo.UseRedisClustering(configuration.GetConnectionString("Redis")
                    ?? throw new SettingException("Clustering__Provider=Redis needs ConnectionStrings__Redis, for example 127.0.0.1:6379."));
                var address = Address(configuration["Orleans:Address"] ?? "127.0.0.1");
                var siloPort = SiloSettings.Value(configuration, "Orleans:SiloPort", 0);
                var gatewayPort = SiloSettings.Value(configuration, "Orleans:GatewayPort", 0);
                silo.Configure<EndpointOptions>(options => Listen(
                    options, address, siloPort > 0 ? siloPort : FreePort(), gatewayPort > 0 ? gatewayPort : FreePort()));
                silo.Configure<ClusterMembershipOptions>(FindFailuresSoon);
                silo.AddLostSiloFilter();
                break;
            case var other:
                throw new SettingException($"Clustering__Provider is Localhost or Redis, not \"{other}\".");
        }
    }

    private static void FindFailuresSoon(ClusterMembershipOptions options)
    {
        // Two missed probes of 1 s, and two silos that say so: one that starves of processor time itself does not shoot others.
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 2;
        // Four times ProbeTimeout by default, which a frozen silo (connected, silent) would use to the full.
        options.MaxProbeTimeout = TimeSpan.FromSeconds(1);
        // A silo that starts alone waits until those that died without a word have been silent for three of these.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        // Where the word of a death went astray, the table says it.
        options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
    }

    private static void UseGrainStorage(this ISiloBuilder silo, StorageOptions storage)
    {
        silo.Services.AddOptions<AdoNetGrainStorageOptions>(GrainStorage.Name).Configure<Serializer>((options, serializer) =>
            // Ids of members, not names of classes, in what is stored.
            options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer));
        silo.AddAdoNetGrainStorage(GrainStorage.Name, (AdoNetGrainStorageOptions options) =>
        {
            options.Invariant = storage.OrleansInvariant;
            options.ConnectionString = storage.OrleansConnectionString;
        });
        silo.UseAdoNetReminderService(options =>
        {
            options.Invariant = storage.OrleansInvariant;
            options.ConnectionString = storage.OrleansConnectionString;
        });
    }

    private static void Listen(EndpointOptions options, IPAddress address, int siloPort, int gatewayPort)
    {
        options.AdvertisedIPAddress = address;
        options.SiloPort = siloPort;
        options.GatewayPort = gatewayPort;
        options.SiloListeningEndpoint = new IPEndPoint(address, siloPort);
        options.GatewayListeningEndpoint = new IPEndPoint(address, gatewayPort);
    }

    private static IPAddress Address(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new SettingException($"Orleans__Address is the address by which other silos reach this one, such as 10.0.0.7, not \"{text}\".");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
