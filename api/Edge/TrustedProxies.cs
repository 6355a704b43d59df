using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api.Edge;

/// <summary>
/// Takes the client's address and scheme from X-Forwarded-For and X-Forwarded-Proto, where a known proxy sent them. Whatever
/// anybody else sends in them changes nothing. The host is never taken: nothing is built from it.
/// </summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (proxies.Known.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = proxies.ForwardLimit,
        };
        // Loopback by default, from where anybody on this machine comes.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
