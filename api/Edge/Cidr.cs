using System.Net;

namespace EnglishLearning.Api.Edge;

/// <summary>A range of addresses as people write it: 10.0.0.0/8, 2001:db8::/32, or one address alone.</summary>
internal static class Cidr
{
    public static bool TryParse(string? text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address) && address.ScopeIdOrZero() == 0)
        {
            address = Canonical(address);
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }
        // 10.0.0.7/24 would be read as 10.0.0.0/24: who writes it may mean 10.0.0.7.
        return IPNetwork.TryParse(text, out network) && network.BaseAddress.Equals(IPAddress.Parse(text.AsSpan(0, text!.IndexOf('/', StringComparison.Ordinal))));
    }

    /// <summary>A socket for both families tells an IPv4 address as ::ffff:192.0.2.1.</summary>
    public static IPAddress Canonical(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static long ScopeIdOrZero(this IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
