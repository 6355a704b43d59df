using System.Net;
using EnglishLearning.Local;
using EnglishLearning.TestKit;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Silo processes that share a PostgreSQL database and find each other through Redis.</summary>
public sealed class Cluster : IAsyncDisposable
{
    private readonly List<SiloProcess> _silos = [];
    private readonly (string Key, string Value)[] _environment;
    private readonly PostgresAccess _postgres;
    private readonly TestFolder _keys = new();
    private string? _operator;

    private Cluster(RedisServer redis, PostgresAccess postgres, string database)
    {
        (Redis, _postgres, Database) = (redis, postgres, database);
        _environment =
        [
            ("Clustering__Provider", "Redis"), ("ConnectionStrings__Redis", redis.ConnectionString),
            ("Storage__Provider", "Postgres"), ("ConnectionStrings__Postgres", database),
            ("Dashboard__Enabled", "true"), ("Api__ImportWait", "00:00:00"),
            ("Keys__File", KeysFile),
        ];
    }

    public RedisServer Redis { get; }

    public string Database { get; }

    private string KeysFile => _keys.Below("master.keys");

    public static async Task<Cluster> CreateAsync()
    {
        var postgres = await TestPostgres.SharedAsync();
        return new Cluster(await RedisServer.StartNewAsync(), postgres, await postgres.CreateDatabaseAsync());
    }

    /// <summary>One more silo, ready and seen by all.</summary>
    public async Task<SiloProcess> AddAsync(params (string Key, string Value)[] more)
    {
        var silo = await TestSilo.StartAsync(["run"], port: 0, [.. _environment, .. more]);
        _silos.Add(silo);
        await Eventually.IsAsync(() => ActiveSilosAsync(silo), active => active == _silos.Count);
        return silo;
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => SiloProgram.RunAsync(arguments, _environment);

    /// <summary>How many silos this one believes to be active.</summary>
    public async Task<int> ActiveSilosAsync(SiloProcess silo) =>
        await ActiveSilosAsync(silo, _operator ??= await OperatorToken.OfAsync(Database, KeysFile));

    /// <inheritdoc cref="ActiveSilosAsync(SiloProcess)"/>
    public static async Task<int> ActiveSilosAsync(SiloProcess silo, string operatorToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/operator/dashboard/DashboardCounters");
        request.Headers.Authorization = new("Bearer", operatorToken);
        using var response = await silo.Http.SendAsync(request);
        return response.StatusCode == HttpStatusCode.OK ? (int)(await Reply.OfAsync(response)).Json["totalActiveHostCount"]! : 0;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
            await silo.DisposeAsync();
        await Redis.DisposeAsync();
        await _postgres.DropDatabaseAsync(Database);
        _keys.Dispose();
    }
}
