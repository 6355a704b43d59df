using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using EnglishLearning.Api.Auth;
using EnglishLearning.Api.Edge;
using EnglishLearning.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api.Limits;

/// <summary>
/// Counts each request: one with a good token by its account, and by a wide limit of its address; any other by a narrow one of
/// its address; what is dear by a limit of its own besides. In memory, in this silo. Past a limit 429.
/// </summary>
internal sealed class RateLimits
{
    /// <summary>Accounts, and addresses, that are remembered: some 25 MB each where all of them come.</summary>
    private const int Remembered = 100_000;

    private readonly RateLimitOptions _options;
    private readonly LoudAddresses _loud;
    private readonly TimeProvider _time;
    private readonly Quota[] _usual;
    private readonly (IPNetwork Network, Quota[] Quotas, int People)[] _networks;
    private readonly Generations<UInt128, Counted> _accounts;
    private readonly Generations<UInt128, Counted> _addresses;

    public RateLimits(IOptions<RateLimitOptions> options, LoudAddresses loud, TimeProvider time)
    {
        (_options, _loud, _time) = (options.Value, loud, time);
        var frequency = time.TimestampFrequency;
        _usual = LimitPolicy.Quotas(_options, RateLimitOptions.People, frequency);
        // The narrowest first: a school within a city's network.
        _networks = [.. _options.Networks
            .Select(known => (known.Network, LimitPolicy.Quotas(_options, known.People, frequency), known.People))
            .OrderByDescending(known => known.Network.PrefixLength)];
        // By then all quotas of whoever was silent are whole again: nothing is forgotten.
        var window = (long)LimitPolicy.LongestWindow.TotalSeconds * frequency;
        (_accounts, _addresses) = (new(Remembered, window), new(Remembered, window));
    }

    public bool IsOn => _options.Enabled;

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<DisableRateLimitingAttribute>() is not null)
            return next(context);
        var now = _time.GetTimestamp();
        var (account, address) = Of(context, now);
        _loud.Count(address, context.Connection.RemoteIpAddress, account is not null, now);

        var (who, limit) = account is null ? (address, LimitPolicy.Address) : (account, LimitPolicy.Account);
        if (IsRefused(who, limit, now, out var taken))
            return RefuseAsync(context, who, limit, taken);
        if (account is not null && IsRefused(address, LimitPolicy.SignedInAddress, now, out var together))
            return RefuseAsync(context, address, LimitPolicy.SignedInAddress, together);
        // What only accounts may do: nobody else gets past authorization, so nobody else is counted.
        if (metadata?.GetMetadata<LimitPolicy>() is { } dear && (dear.ByAccount ? account : address) is { } payer)
        {
            if (IsRefused(payer, dear, now, out var paid))
                return RefuseAsync(context, payer, dear, paid);
            var (every, own) = (who.Of(limit), payer.Of(dear));
            Show(context, Join(every.Policy, own.Policy), Join(every.State(taken), own.State(paid)));
        }
        else
        {
            Show(context, who.Of(limit), taken);
        }
        return next(context);
    }

    /// <summary>The headers of an answer, without counting it once more.</summary>
    public void Show(HttpContext context)
    {
        if (!IsOn || !RequestLimits.IsLimited(context))
            return;
        var now = _time.GetTimestamp();
        var (account, address) = Of(context, now);
        var (who, limit) = account is null ? (address, LimitPolicy.Address) : (account, LimitPolicy.Account);
        Show(context, who.Of(limit), who.Look(limit, now));
    }

    private (Counted? Account, Counted Address) Of(HttpContext context, long now)
    {
        var ip = context.Connection.RemoteIpAddress;
        var address = _addresses.FindOrAdd(AddressKey.Of(ip), now, (this, ip), static made => made.Item1.NewAddress(made.ip));
        var account = context.User.Identity is LearnerIdentity learner
            ? _accounts.FindOrAdd(Unsafe.BitCast<Guid, UInt128>(learner.LearnerId), now, _usual, static quotas => new Counted(quotas))
            : null;
        return (account, address);
    }

    private Counted NewAddress(IPAddress? ip)
    {
        if (ip is not null && _networks.Length > 0)
        {
            ip = Cidr.Canonical(ip);
            foreach (var (network, quotas, people) in _networks)
            {
                if (network.Contains(ip))
                    return new Counted(quotas, people);
            }
        }
        return new Counted(_usual);
    }

    private static bool IsRefused(Counted who, LimitPolicy limit, long now, out Taken taken)
    {
        taken = who.Of(limit).IsOff ? default : who.Take(limit, now);
        return taken.IsRefused;
    }

    private static Task RefuseAsync(HttpContext context, Counted who, LimitPolicy limit, Taken taken)
    {
        LimitMetrics.Refused(limit);
        Show(context, who.Of(limit), taken);
        context.Response.Headers.RetryAfter = who.Of(limit).Seconds(taken.Wait).ToString(CultureInfo.InvariantCulture);
        return ProblemWriter.WriteAsync(context, ProblemKinds.TooManyRequests, []);
    }

    private static void Show(HttpContext context, Quota quota, Taken taken) => Show(context, quota.Policy, quota.State(taken));

    private static void Show(HttpContext context, string? policy, string? state)
    {
        if (policy is null || !RequestLimits.IsLimited(context))
            return;
        context.Response.Headers["RateLimit-Policy"] = policy;
        context.Response.Headers["RateLimit"] = state;
    }

    /// <summary>Items of a list (RFC 9651); null is none.</summary>
    private static string? Join(string? one, string? other) => one is null ? other : other is null ? one : $"{one}, {other}";
}

internal static class RateLimitsMiddleware
{
    /// <summary>Behind routing and tokens.</summary>
    public static void UseRateLimits(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<RateLimits>();
        if (limits.IsOn)
            app.Use(next => context => limits.InvokeAsync(context, next));
    }
}
