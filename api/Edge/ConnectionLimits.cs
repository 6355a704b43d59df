using EnglishLearning.Api.Attempts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api.Edge;

/// <summary>What one connection may ask of the server, and how slowly.</summary>
internal sealed class ConnectionLimits(IOptions<ConnectionOptions> connections) : IConfigureOptions<KestrelServerOptions>
{
    private const int LineBytes = 8 * 1024;

    /// <summary>A browser sends some twenty headers, proxies add a handful, the longest token is 4 KiB.</summary>
    private const int HeaderBytes = 16 * 1024;
    private const int Headers = 64;

    /// <summary>A phone that changes cells is silent for up to some ten seconds.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>In bytes a second on average, the silence aside: EDGE gives some 5,000. The longest batch takes 75 minutes at it.</summary>
    private const double SlowestBody = 240;

    public void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        var limits = options.Limits;
        limits.MaxConcurrentConnections = connections.Value.Concurrent;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestLineSize = LineBytes;
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.MaxRequestHeaderCount = Headers;
        limits.MaxRequestBodySize = AnswerLimits.AttemptBytes;
        // Who opens a connection and says nothing whole (slowloris) holds it for so long.
        limits.RequestHeadersTimeout = Silence;
        // Longer than proxies keep an idle connection (60 s in deploy/local): the proxy closes it, not the silo under a request.
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestBody, Silence);
        limits.MinResponseDataRate = new MinDataRate(SlowestBody, Silence);
    }
}
