using System.Net;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Api.Limits;

/// <summary>
/// Tells operators of an address with more requests than usual: a metric, and a log event once an address and minute, of which
/// there are at most <see cref="LinesAMinute"/> so that many addresses do not fill the disk.
/// </summary>
internal sealed partial class LoudAddresses(IOptions<RateLimitOptions> options, TimeProvider time, ILogger<LoudAddresses> logger)
{
    public const int LinesAMinute = 10;

    private readonly long _minuteTicks = 60 * time.TimestampFrequency;
    private readonly int _alert = options.Value.AlertPerMinute;
    private readonly Counted _lines = new([]);

    /// <param name="now">In ticks of the clock.</param>
    public void Count(Counted counted, IPAddress? address, bool signedIn, long now)
    {
        if (_alert == 0)
            return;
        var minute = now / _minuteTicks;
        var usual = (long)_alert * counted.People / RateLimitOptions.People;
        // Equal for one request of a minute alone.
        if (counted.CountInMinute(minute) == usual + 1)
            Tell(address, usual, signedIn, minute);
    }

    private void Tell(IPAddress? address, long usual, bool signedIn, long minute)
    {
        LimitMetrics.Loud(signedIn);
        var line = _lines.CountInMinute(minute);
        if (line <= LinesAMinute)
            Loud(AddressKey.Text(address, options.Value.LogWholeAddress), usual, signedIn ? "with" : "without");
        else if (line == LinesAMinute + 1)
            More(LinesAMinute);
    }

    [LoggerMessage(10, LogLevel.Warning,
        "An address in {Network} sent more than {Usual} requests within a minute, the last {With} a good token. A school? Name it in "
        + "RateLimits__Networks. An attack? Refuse it at the proxy; RateLimits__LogWholeAddress=true tells whole addresses.")]
    private partial void Loud(string network, long usual, string with);

    [LoggerMessage(11, LogLevel.Warning,
        "More than {Lines} addresses sent more requests than usual in this minute; the others are counted in http.server.address.alerts.")]
    private partial void More(int lines);
}
