using System.Net;
using System.Net.Sockets;

namespace EnglishLearning.Accounts.SignIn;

/// <summary>What counts as one address where failures are counted.</summary>
internal static class AddressRange
{
    private const int SubnetBytes = 8;

    /// <summary>An IPv4 address as it is; the /64 of an IPv6 one, since who has one has all 2^64; anything else unchanged.</summary>
    public static string Of(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
            return address;
        if (parsed.IsIPv4MappedToIPv6)
            return parsed.MapToIPv4().ToString();
        if (parsed.AddressFamily != AddressFamily.InterNetworkV6)
            return parsed.ToString();
        var bytes = parsed.GetAddressBytes();
        bytes.AsSpan(SubnetBytes).Clear();
        return $"{new IPAddress(bytes)}/{SubnetBytes * 8}";
    }
}
