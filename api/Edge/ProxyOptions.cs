using System.Net;

namespace EnglishLearning.Api.Edge;

/// <summary>The proxies before this server, whose word on a client's address is taken. None by default.</summary>
public sealed class ProxyOptions : ICheckedOptions
{
    private const int LongestChain = 8;

    /// <summary>Addresses and ranges of the proxies, such as 10.0.0.7 or 10.0.0.0/24.</summary>
    public IList<string> Known { get; init; } = [];

    /// <summary>How many proxies, one behind the other, are looked through. Each must be among <see cref="Known"/>.</summary>
    public int ForwardLimit { get; set; } = 1;

    internal IEnumerable<IPNetwork> Networks => Known.Select(text => Cidr.TryParse(text, out var network) ? network : default);

    public IEnumerable<string> Faults()
    {
        foreach (var text in Known)
        {
            if (!Cidr.TryParse(text, out var network))
                yield return $"Proxies__Known: \"{text}\" is no address and no range: write 10.0.0.7 or 10.0.0.0/24, host bits zero.";
            else if (network.PrefixLength == 0)
                yield return $"Proxies__Known: {text} is everybody, who could then claim any address. Name the proxies alone.";
        }
        if (ForwardLimit is < 1 or > LongestChain)
            yield return $"Proxies__ForwardLimit is the number of proxies in a chain, from 1 to {LongestChain}, not {ForwardLimit}.";
    }
}
