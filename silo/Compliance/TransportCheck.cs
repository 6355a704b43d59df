using System.Net;
using EnglishLearning.Accounts.Compliance;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Storage;
using Npgsql;
using StackExchange.Redis;

namespace EnglishLearning.Silo.Compliance;

/// <summary>
/// Nothing personal travels in the clear between machines: clients come by HTTPS or through a proxy that is named; databases, Redis and
/// the collector of traces are reached by TLS or on this machine. Silos talk to each other without TLS, which a private network must hold.
/// </summary>
public sealed class TransportCheck(IConfiguration configuration, StorageOptions storage) : IComplianceCheck
{
    private const string Name = "transport";
    private const string Remedy =
        "Listen by https://, or behind a proxy with TLS that is named in Proxies__Known; SSL Mode=VerifyFull for databases, ssl=true for Redis, https:// for "
        + "the collector; keep silos on a network of their own.";

    public Task<ComplianceFinding> RunAsync()
    {
        Doubt[] doubts = [.. Listeners(), .. Database("Postgres", storage.ConnectionString), .. Database("PostgresReports", storage.ReportConnectionString), .. Redis(), .. Collector(), .. Silos()];
        string[] faults = [.. doubts.Where(doubt => doubt.IsFault).Select(doubt => doubt.Text)];
        return Task.FromResult(
            faults.Length > 0 ? ComplianceFinding.Failed(Name, string.Join(" ", faults), Remedy)
            : doubts.Length > 0 ? ComplianceFinding.Warned(Name, string.Join(" ", doubts.Select(doubt => doubt.Text)), Remedy)
            : ComplianceFinding.Passed(Name, "HTTPS, a trusted proxy or loopback alone; everything else by TLS or on this machine."));
    }

    private IEnumerable<Doubt> Listeners()
    {
        var urls = (configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? configuration["ASPNETCORE_HTTP_PORTS"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var hasProxy = configuration.GetSection("Proxies:Known").GetChildren().Any();
        return urls.Where(url => !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !(url.Contains("://", StringComparison.Ordinal) && IsHere(BindingAddress.Parse(url).Host)))
            .Select(url => hasProxy
                ? new Doubt(false, $"{url} is open without TLS: only the proxies of Proxies__Known may reach it.")
                : new Doubt(true, $"{url} is open without TLS and no proxy is trusted."));
    }

    private IEnumerable<Doubt> Database(string name, string connectionString)
    {
        if (storage.Provider != StorageProvider.Postgres || connectionString.Length == 0)
            return [];
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        // A socket's folder begins with a slash.
        return (connection.Host ?? "").Split(',').All(host => host.StartsWith('/') || IsHere(host.Split(':')[0])) ? []
            : connection.SslMode is SslMode.VerifyCA or SslMode.VerifyFull ? []
            : connection.SslMode == SslMode.Require ? [new(false, $"ConnectionStrings__{name}: SSL Mode=Require asks nobody who they are.")]
            : [new(true, $"ConnectionStrings__{name}: the database is asked with SSL Mode={connection.SslMode}.")];
    }

    private IEnumerable<Doubt> Redis()
    {
        if (configuration.GetConnectionString("Redis") is not { Length: > 0 } connectionString)
            return [];
        var options = ConfigurationOptions.Parse(connectionString);
        return options.Ssl || options.EndPoints.All(IsHere) ? [] : [new(true, "ConnectionStrings__Redis: asked without TLS.")];
    }

    private IEnumerable<Doubt> Collector() =>
        Uri.TryCreate(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"], UriKind.Absolute, out var collector) && collector.Scheme != Uri.UriSchemeHttps && !IsHere(collector.Host)
            ? [new(true, "OTEL_EXPORTER_OTLP_ENDPOINT: traces, which name learners by id, travel without TLS.")]
            : [];

    private IEnumerable<Doubt> Silos() =>
        configuration["Orleans:Address"] is { Length: > 0 } address && !IsHere(address)
            ? [new(false, $"Silos reach each other at {address} without TLS.")]
            : [];

    private static bool IsHere(EndPoint point) => point switch
    {
        DnsEndPoint name => IsHere(name.Host),
        IPEndPoint address => IPAddress.IsLoopback(address.Address),
        _ => true,
    };

    private static bool IsHere(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <param name="IsFault">Or else to be looked at.</param>
    private readonly record struct Doubt(bool IsFault, string Text);
}
