using System.Net;
using EnglishLearning.Api.Edge;

namespace EnglishLearning.Api.Limits;

/// <summary>
/// How many requests are answered; past it 429. Counted in each silo. 0 switches one limit off. All of an hour's or minute's
/// requests may come at once; then they come back evenly. Why these numbers: docs/decisions/0015-limits.md.
/// </summary>
public sealed class RateLimitOptions : ICheckedOptions
{
    /// <summary>For how many people at one address the limits by address are made.</summary>
    public const int People = 500;

    private const int Largest = 10_000_000;
    private const int MostNetworks = 1000;

    public bool Enabled { get; set; } = true;

    /// <summary>Of one account or guest.</summary>
    public int AccountPerMinute { get; set; } = 300;

    /// <summary>Of one address, without a token that is good: signing in, refreshing, rubbish.</summary>
    public int AddressPerMinute { get; set; } = 1000;

    /// <summary>Of all accounts at one address together.</summary>
    public int SignedInAddressPerMinute { get; set; } = 30_000;

    public int GuestsPerHour { get; set; } = 600;

    public int RegistrationsPerHour { get; set; } = 600;

    /// <summary>By password or code. The right ones count too: each costs 0.1 s of a processor.</summary>
    public int SignInsPerMinute { get; set; } = 500;

    /// <summary>Of one account.</summary>
    public int ImportsPerHour { get; set; } = 60;

    /// <summary>Of one account.</summary>
    public int ExportsPerHour { get; set; } = 20;

    /// <summary>Requests of one address within a minute, past which there is a log event and a metric.</summary>
    public int AlertPerMinute { get; set; } = 1000;

    /// <summary>Whether that log event tells the whole address, which is personal data, or its network (/24, /48).</summary>
    public bool LogWholeAddress { get; set; }

    /// <summary>Networks known to hold more people behind one address.</summary>
    public IList<KnownNetwork> Networks { get; init; } = [];

    public IEnumerable<string> Faults()
    {
        (string Name, int Value)[] numbers =
        [
            (nameof(AccountPerMinute), AccountPerMinute), (nameof(AddressPerMinute), AddressPerMinute),
            (nameof(SignedInAddressPerMinute), SignedInAddressPerMinute), (nameof(GuestsPerHour), GuestsPerHour),
            (nameof(RegistrationsPerHour), RegistrationsPerHour), (nameof(SignInsPerMinute), SignInsPerMinute),
            (nameof(ImportsPerHour), ImportsPerHour), (nameof(ExportsPerHour), ExportsPerHour), (nameof(AlertPerMinute), AlertPerMinute),
        ];
        foreach (var (name, value) in numbers.Where(number => number.Value is < 0 or > Largest))
            yield return $"RateLimits__{name} is from 0 (off) to {Largest}, not {value}.";
        if (Networks.Count > MostNetworks)
            yield return $"RateLimits__Networks has at most {MostNetworks} networks, not {Networks.Count}.";
        foreach (var fault in Networks.SelectMany((network, i) => network.Faults($"RateLimits__Networks__{i}")))
            yield return fault;
    }
}

/// <summary>A network, such as a large school's, whose addresses stand for more people than others.</summary>
public sealed class KnownNetwork
{
    private const int MostPeople = 100_000;

    public string Cidr { get; set; } = "";

    /// <summary>Behind one address. Every limit by address grows by it: 1,000 people have twice those of <see cref="RateLimitOptions.People"/>.</summary>
    public int People { get; set; }

    internal IPNetwork Network => Edge.Cidr.TryParse(Cidr, out var network) ? network : default;

    internal IEnumerable<string> Faults(string name)
    {
        if (!Edge.Cidr.TryParse(Cidr, out var network))
            yield return $"{name}__Cidr: \"{Cidr}\" is no range of addresses: write 203.0.113.0/28 or 2001:db8:7::/48, host bits zero.";
        else if (network.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && network.PrefixLength > AddressKey.SubnetBits)
            yield return $"{name}__Cidr: {Cidr} is smaller than /{AddressKey.SubnetBits}, by which IPv6 is counted.";
        if (People is < RateLimitOptions.People or > MostPeople)
            yield return $"{name}__People is from {RateLimitOptions.People}, which every address has, to {MostPeople}, not {People}.";
    }
}
