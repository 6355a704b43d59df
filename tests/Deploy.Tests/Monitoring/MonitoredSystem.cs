using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnglishLearning.Deploy.Tests.Support;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Deploy.Tests.Monitoring;

/// <summary>
/// A silo on PostgreSQL and Redis behind a proxy with TLS, learners who use it, exporters, and Prometheus with the configuration of
/// deploy/monitoring, which differs in addresses and in asking each second.
/// </summary>
public sealed partial class MonitoredSystem : IAsyncLifetime, IAsyncDisposable
{
    private readonly CopiedFolder _folder = new(Repository.Path("deploy", "monitoring"));
    private readonly TestFolder _data = new();
    private readonly List<LocalServer> _servers = [];
    private readonly CancellationTokenSource _end = new();
    private HttpClient _prometheus = null!;
    private Task _learners = Task.CompletedTask;

    public string Folder => _folder.Path;

    public async Task InitializeAsync()
    {
        var postgres = await AddAsync(new PostgresServer(Ports.Free(), settings: ["fsync=off", "archive_mode=on", "archive_command=true", "archive_timeout=1"]));
        var redis = await AddAsync(new RedisServer(Ports.Free()));
        var silo = await AddAsync(new SiloProcess(["run", "--data", _data.Path],
        [
            ("Storage__Provider", "Postgres"), ("ConnectionStrings__Postgres", postgres.Access.ConnectionString),
            ("Clustering__Provider", "Redis"), ("ConnectionStrings__Redis", redis.ConnectionString),
            ("RateLimits__Enabled", "false"), ("SignIn__HashIterations", "1000"),
        ]));
        var door = await DoorAsync(silo.Url);
        var database = new Npgsql.NpgsqlConnectionStringBuilder(postgres.Access.ConnectionString);
        Directory.CreateDirectory(Path.Combine(Folder, "text"));
        // As a backup writes it when it is done.
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        _folder.Write("text/backup.prom", $"backup_last_success_timestamp_seconds{{kind=\"full\"}} {now}\nbackup_last_success_timestamp_seconds{{kind=\"incremental\"}} {now}\n");
        Targets("silo", silo.Url.Authority);
        Targets("postgres", await ExporterAsync("prometheus-postgres-exporter", [], new() { ["DATA_SOURCE_NAME"] = $"postgresql://postgres@127.0.0.1:{database.Port}/postgres?sslmode=disable" }));
        Targets("redis", await ExporterAsync("prometheus-redis-exporter", ["--redis.addr", $"redis://{redis.ConnectionString}"]));
        Targets("node", await ExporterAsync("prometheus-node-exporter", ["--collector.textfile.directory", Path.Combine(Folder, "text")]));
        // A certificate of our own, which no browser would trust.
        var blackbox = Path.Combine(Folder, "blackbox.yml");
        await File.AppendAllTextAsync(blackbox, "      tls_config: { insecure_skip_verify: true }\n");
        var prober = await ExporterAsync("prometheus-blackbox-exporter", ["--config.file", blackbox]);
        _folder.Write("targets/readyz.yml", $"- targets: [\"{door}readyz\"]\n  labels: {{ exporter: \"{prober}\" }}\n");
        // Until the first is archived, there is no age to tell.
        await using (var connection = Npgsql.NpgsqlDataSource.Create(postgres.Access.ConnectionString))
            await connection.CreateCommand("SELECT pg_switch_wal()").ExecuteNonQueryAsync();
        await StartPrometheusAsync();
        _learners = Task.WhenAll(LearnAsync(silo.Url), LearnAsync(silo.Url), GuessAsync(silo.Url));
    }

    /// <summary>The values that the query has now; none where it finds nothing, or nothing that is a number.</summary>
    public async Task<IReadOnlyList<double>> AskAsync(string query)
    {
        using var answer = await _prometheus.PostAsync("/api/v1/query", new FormUrlEncodedContent([new("query", query)]));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{query}\n{text}");
        return
        [
            .. JsonNode.Parse(text)!["data"]!["result"]!.AsArray()
                .Select(sample => double.Parse((string)sample!["value"]![1]!, System.Globalization.CultureInfo.InvariantCulture)).Where(double.IsFinite),
        ];
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _prometheus.GetStringAsync(path))!["data"]!;

    public async Task DisposeAsync()
    {
        await _end.CancelAsync();
        await _learners;
        _prometheus?.Dispose();
        for (var i = _servers.Count - 1; i >= 0; i--)
            await _servers[i].DisposeAsync();
        _folder.Dispose();
        _data.Dispose();
        _end.Dispose();
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    private async Task<T> AddAsync<T>(T server)
        where T : LocalServer
    {
        _servers.Add(server);
        await server.StartAsync();
        return server;
    }

    /// <summary>Its address.</summary>
    private async Task<string> ExporterAsync(string program, string[] arguments, Dictionary<string, string?>? environment = null)
    {
        var address = $"127.0.0.1:{Ports.Free()}";
        await AddAsync(new ToolServer(program, [program, "--web.listen-address", address, .. arguments], new Uri($"http://{address}/metrics"), environment));
        return address;
    }

    private async Task<Uri> DoorAsync(Uri silo)
    {
        var (port, status) = (Ports.Free(), Ports.Free());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(90));
        _folder.Write("door.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        _folder.Write("door.cfg", $"""
            defaults
              mode http
              timeout connect 1s
              timeout client 10s
              timeout server 10s
            frontend door
              bind 127.0.0.1:{port} ssl crt {Path.Combine(Folder, "door.pem")}
              default_backend silo
            frontend status
              bind 127.0.0.1:{status}
              http-request return status 200
            backend silo
              server silo {silo.Authority}

            """);
        await AddAsync(new ToolServer("haproxy", ["haproxy", "-db", "-f", Path.Combine(Folder, "door.cfg")], new Uri($"http://127.0.0.1:{status}/")));
        return new Uri($"https://127.0.0.1:{port}/");
    }

    private async Task StartPrometheusAsync()
    {
        foreach (var file in (string[])["prometheus.yml", "recording-rules.yml", "alert-rules.yml"])
            _folder.Write(file, Interval().Replace(await File.ReadAllTextAsync(Path.Combine(Folder, file)), "${name}: 1s"));
        var address = $"127.0.0.1:{Ports.Free()}";
        await AddAsync(new ToolServer(
            "prometheus",
            ["prometheus", "--config.file", Path.Combine(Folder, "prometheus.yml"), "--storage.tsdb.path", Path.Combine(Folder, "tsdb"), "--web.listen-address", address],
            new Uri($"http://{address}/-/ready")));
        _prometheus = new HttpClient { BaseAddress = new Uri($"http://{address}") };
    }

    private async Task LearnAsync(Uri silo)
    {
        while (!_end.IsCancellationRequested)
        {
            // Connections end, as those of phones do.
            using var http = new HttpClient { BaseAddress = silo };
            var learner = await LearnerClient.GuestAsync(http);
            foreach (var question in Bank.Mixed(8))
            {
                await learner.AnswerAsync(Answers.Right(question));
                await learner.NextAsync();
                await Task.Delay(50);
            }
        }
    }

    private async Task GuessAsync(Uri silo)
    {
        using var http = new HttpClient { BaseAddress = silo };
        while (!_end.IsCancellationRequested)
        {
            using var guess = new StringContent("""{"login":"nobody.here","password":"a guess of mine"}""", System.Text.Encoding.UTF8, "application/json");
            using var refused = await http.PostAsync("/v1/auth/sign-in", guess);
            Assert.Contains(refused.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
            await Task.Delay(500);
        }
    }

    private void Targets(string job, string address) => _folder.Write($"targets/{job}.yml", $"- targets: [\"{address}\"]\n");

    [GeneratedRegex(@"(?<name>scrape_interval|evaluation_interval|interval): \d+[sm]")]
    private static partial Regex Interval();
}
