using System.Globalization;

namespace EnglishLearning.Api.Limits;

/// <summary>So many requests a window.</summary>
internal sealed class Quota
{
    private readonly long _frequency;
    private readonly string _name;

    /// <param name="frequency">Ticks of the clock a second.</param>
    public Quota(string name, int requests, TimeSpan window, long frequency)
    {
        (_name, _frequency, Requests) = ($"\"{name}\";r=", frequency, requests);
        Window = (long)(window.TotalSeconds * frequency);
        Interval = requests == 0 ? 0 : Window / requests;
        Policy = IsOff ? null : string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={requests};w={(int)window.TotalSeconds}");
    }

    public int Requests { get; }

    public bool IsOff => Requests == 0;

    /// <summary>In ticks of the clock.</summary>
    public long Window { get; }

    /// <summary>Between two requests that come evenly, in ticks of the clock.</summary>
    public long Interval { get; }

    /// <summary>The item of RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers-10): q requests in w seconds. Null where it is off.</summary>
    public string? Policy { get; }

    /// <summary>The item of RateLimit: r requests are left, all of them again in t seconds. Null where it is off.</summary>
    public string? State(Taken taken) =>
        IsOff ? null : string.Create(CultureInfo.InvariantCulture, $"{_name}{taken.Remaining};t={Seconds(taken.UntilFull)}");

    /// <summary>Rounded up.</summary>
    public long Seconds(long ticks) => (ticks + _frequency - 1) / _frequency;
}

/// <summary>What came of a request for one of a quota.</summary>
/// <param name="UntilFull">Until the whole quota is there again, in ticks of the clock.</param>
/// <param name="Wait">Where it is refused: until one is there, in ticks of the clock. 0 where it is not.</param>
internal readonly record struct Taken(int Remaining, long UntilFull, long Wait)
{
    public bool IsRefused => Wait > 0;
}
