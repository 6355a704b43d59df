using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EnglishLearning.Attack.Tests.Wire;

/// <summary>One connection: bytes out, an answer in. No client library sends what an attacker sends.</summary>
public sealed class RawConnection(Uri address) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly byte[] _buffer = new byte[64 * 1024];
    private TcpClient? _client;
    private int _from;
    private int _to;

    public string Host => address.Authority;

    /// <summary>The address to come from; null for whichever the system takes.</summary>
    public IPAddress? From { get; init; }

    /// <summary>Sends a request and reads its answer; null where the server ended the connection without one.</summary>
    /// <param name="endsSending">Says after it that no more will come.</param>
    public async Task<RawReply?> SendAsync(ReadOnlyMemory<byte> request, bool isHead = false, bool endsSending = false)
    {
        // A server may have ended a kept connection meanwhile; a new one is asked again, once.
        var isKept = _client is not null;
        var reply = await TrySendAsync(request, isHead, endsSending);
        return reply is null && isKept ? await TrySendAsync(request, isHead, endsSending) : reply;
    }

    /// <summary>The next answer on the connection; null where it was ended.</summary>
    public async Task<RawReply?> ReadAsync(bool isHead = false)
    {
        using var patience = new CancellationTokenSource(Patience);
        var reply = await ReadAsync(isHead, patience.Token);
        if (reply is null || reply.Closes)
            Dispose();
        return reply;
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        if (_client is null)
        {
            _client = From is null ? new TcpClient { NoDelay = true } : new TcpClient(new IPEndPoint(From, 0)) { NoDelay = true };
            await _client.ConnectAsync(address.Host, address.Port);
            (_from, _to) = (0, 0);
        }
        // Not by its stream: that is gone once the other side has ended the connection, though its answer may still be there.
        for (var sent = 0; sent < bytes.Length;)
            sent += await _client.Client.SendAsync(bytes[sent..]);
    }

    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
    }

    private async Task<RawReply?> TrySendAsync(ReadOnlyMemory<byte> request, bool isHead, bool endsSending)
    {
        try
        {
            await WriteAsync(request);
            if (endsSending)
                _client!.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // Refused before all was sent: the answer may be there.
        }
        try
        {
            var reply = _client is null ? null : await ReadAsync(isHead);
            if (endsSending)
                Dispose();
            return reply;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            Dispose();
            return null;
        }
    }

    private async Task<RawReply?> ReadAsync(bool isHead, CancellationToken cancel)
    {
        while (true)
        {
            if (await LineAsync(cancel) is not { Length: > 0 } first)
                return null;
            var status = int.Parse(first.Split(' ')[1], CultureInfo.InvariantCulture);
            var headers = new List<(string Name, string Value)>();
            while (await LineAsync(cancel) is { Length: > 0 } line)
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                headers.Add((line[..colon], line[(colon + 1)..].Trim()));
            }
            if (status < 200)
                continue;
            var reply = new RawReply(status, headers, []);
            return isHead || status is 204 or 304 ? reply : reply with { Body = await BodyAsync(reply, cancel) };
        }
    }

    private async Task<byte[]> BodyAsync(RawReply reply, CancellationToken cancel)
    {
        if (reply.Header("Content-Length") is { } length)
            return await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancel);
        var body = new MemoryStream();
        if (reply.Header("Transfer-Encoding") is null)
        {
            for (var read = 1; read > 0; read = await FillAsync(cancel))
                body.Write(_buffer, _from, _to - _from);
            return body.ToArray();
        }
        while (int.Parse(await LineAsync(cancel) ?? "0", NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            body.Write(await BytesAsync(size, cancel));
            await LineAsync(cancel);
        }
        await LineAsync(cancel);
        return body.ToArray();
    }

    /// <summary>Null at the end of the connection.</summary>
    private async Task<string?> LineAsync(CancellationToken cancel)
    {
        var line = new StringBuilder();
        while (_from < _to || await FillAsync(cancel) > 0)
        {
            var c = (char)_buffer[_from++];
            if (c == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(c);
        }
        return line.Length > 0 ? line.ToString() : null;
    }

    private async Task<byte[]> BytesAsync(int count, CancellationToken cancel)
    {
        var bytes = new byte[count];
        for (var got = 0; got < count;)
        {
            if (_from == _to && await FillAsync(cancel) == 0)
                throw new IOException($"The answer ended after {got} of {count} bytes.");
            var some = Math.Min(count - got, _to - _from);
            _buffer.AsSpan(_from, some).CopyTo(bytes.AsSpan(got));
            (got, _from) = (got + some, _from + some);
        }
        return bytes;
    }

    private async Task<int> FillAsync(CancellationToken cancel)
    {
        (_from, _to) = (0, await _client!.Client.ReceiveAsync(_buffer.AsMemory(), cancel));
        return _to;
    }
}
