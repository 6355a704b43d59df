using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using EnglishLearning.Api.Edge;

namespace EnglishLearning.Api.Limits;

/// <summary>What counts as one address: an IPv4 address, or the /64 of an IPv6 one, which is one home or one phone.</summary>
internal static class AddressKey
{
    public const int SubnetBits = 64;

    private const int Ipv4Bytes = 4;
    private const int Ipv6Bytes = 16;

    /// <summary>0 where there is no address, such as at a Unix socket.</summary>
    public static UInt128 Of(IPAddress? address)
    {
        if (address is null)
            return 0;
        Span<byte> bytes = stackalloc byte[Ipv6Bytes];
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6)
        {
            address.TryWriteBytes(bytes, out _);
            return new UInt128(BinaryPrimitives.ReadUInt64BigEndian(bytes), 0);
        }
        address.TryWriteBytes(bytes, out var written);
        return new UInt128(0, 0xffff_0000_0000UL | BinaryPrimitives.ReadUInt32BigEndian(bytes[(written - Ipv4Bytes)..]));
    }

    /// <summary>For people to read: the address, or the network (/24, /48) that it shares with others.</summary>
    public static string Text(IPAddress? address, bool whole)
    {
        if (address is null)
            return "unknown";
        address = Cidr.Canonical(address);
        if (whole)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        var kept = bytes.Length == Ipv4Bytes ? 3 : 6;
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }
}
