using System.Net;
using EnglishLearning.Accounts.Compliance;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Storage;
using Npgsql;

namespace EnglishLearning.Silo.Compliance;

/// <summary>Nothing personal travels in the clear: clients come by HTTPS or through a proxy that is named, the database is asked over TLS.</summary>
public sealed class TransportCheck(IConfiguration configuration, StorageOptions storage) : IComplianceCheck
{
    private const string Name = "transport";

    public Task<ComplianceFinding> RunAsync()
    {
        string[] faults = [.. ListeningFaults(), .. DatabaseFaults()];
        return Task.FromResult(faults.Length == 0
            ? ComplianceFinding.Passed(Name, "HTTPS, a trusted proxy or loopback alone; the database by TLS or on this machine.")
            : ComplianceFinding.Failed(
                Name, string.Join(" ", faults),
                "Listen by https://, or behind a proxy with TLS and set its network as trusted; add \"SSL Mode=VerifyFull\" to the connection string."));
    }

    private IEnumerable<string> ListeningFaults()
    {
        var hasProxy = configuration.GetSection("Proxies:Known").GetChildren().Any();
        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return hasProxy ? [] : urls.Where(url => !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(BindingAddress.Parse(url).Host))
            .Select(url => $"{url} is open without TLS and no proxy is trusted.");
    }

    private IEnumerable<string> DatabaseFaults()
    {
        if (storage.Provider != StorageProvider.Postgres)
            return [];
        var connection = new NpgsqlConnectionStringBuilder(storage.ConnectionString);
        // A socket's folder begins with a slash.
        var isHere = (connection.Host ?? "").Split(',').All(host => host.StartsWith('/') || IsLoopback(host));
        return isHere || connection.SslMode is SslMode.Require or SslMode.VerifyCA or SslMode.VerifyFull
            ? []
            : [$"The database is asked with SSL Mode={connection.SslMode}."];
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
