using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EnglishLearning.Bench.Load.Wire;

/// <summary>
/// Reads one HTTP/1.1 response out of a buffer that fills up from call to call: status, the headers that matter here, and the
/// body, its chunks joined in place.
/// </summary>
internal sealed class ResponseParser
{
    private const int Unknown = -1;

    private enum Part
    {
        Headers,
        Sized,
        ChunkSize,
        Chunk,
        Trailer,
        UntilClose,
    }

    private Part _part;
    private int _at;
    private int _left;
    private int _bodyStart;
    private int _bodyEnd;

    public int Status { get; private set; }

    /// <summary>Seconds; null where the header is missing.</summary>
    public int? RetryAfter { get; private set; }

    /// <summary>The server closes the connection after this response.</summary>
    public bool Closes { get; private set; }

    public Range Body => _bodyStart.._bodyEnd;

    /// <summary>Before the next response.</summary>
    public void Reset()
    {
        (_part, _at, _bodyStart, _bodyEnd) = (Part.Headers, 0, 0, 0);
        (Status, RetryAfter, Closes) = (0, null, false);
    }

    /// <summary>True once the response is whole.</summary>
    /// <param name="buffer">All that has come since <see cref="Reset"/>, as this parser left it.</param>
    /// <exception cref="FormatException">It is no HTTP/1.1 response.</exception>
    public bool Read(Span<byte> buffer)
    {
        if (_part == Part.Headers && !ReadHeaders(buffer))
            return false;
        return _part switch
        {
            Part.Sized => ReadSized(buffer.Length),
            Part.UntilClose => ReadUntilClose(buffer.Length),
            _ => ReadChunks(buffer),
        };
    }

    /// <summary>True where the end of the connection ends this response.</summary>
    public bool IsWholeAtClose => _part == Part.UntilClose;

    private bool ReadHeaders(Span<byte> buffer)
    {
        var end = buffer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var lines = buffer[..end];
        Status = ReadStatus(lines);
        var (length, chunked) = (Unknown, false);
        for (var next = lines.IndexOf("\r\n"u8); next >= 0; next = lines.IndexOf("\r\n"u8))
        {
            lines = lines[(next + 2)..];
            if (ValueOf(lines, "content-length"u8, out var value))
                length = Number(value);
            else if (ValueOf(lines, "transfer-encoding"u8, out value))
                chunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
            else if (ValueOf(lines, "retry-after"u8, out value))
                RetryAfter = Number(value);
            else if (ValueOf(lines, "connection"u8, out value))
                Closes = Ascii.EqualsIgnoreCase(value, "close"u8);
        }
        _at = _bodyStart = _bodyEnd = end + 4;
        _part = chunked ? Part.ChunkSize
            : length >= 0 || Status is 204 or 304 ? Part.Sized
            : Part.UntilClose;
        _left = Math.Max(0, length);
        Closes |= _part == Part.UntilClose;
        return true;
    }

    private bool ReadSized(int received)
    {
        _bodyEnd = _bodyStart + _left;
        return received >= _bodyEnd;
    }

    private bool ReadUntilClose(int received)
    {
        _bodyEnd = received;
        return false;
    }

    private bool ReadChunks(Span<byte> buffer)
    {
        while (true)
        {
            if (_part == Part.Chunk)
            {
                // The data and the line's end after it.
                if (buffer.Length - _at < _left + 2)
                    return false;
                if (!buffer.Slice(_at + _left, 2).SequenceEqual("\r\n"u8))
                    throw new FormatException($"A chunk is longer than its size, {_left}.");
                buffer.Slice(_at, _left).CopyTo(buffer[_bodyEnd..]);
                _bodyEnd += _left;
                _at += _left + 2;
                _part = Part.ChunkSize;
            }
            var line = buffer[_at..].IndexOf("\r\n"u8);
            if (line < 0)
                return false;
            var text = buffer.Slice(_at, line);
            _at += line + 2;
            if (_part == Part.Trailer && line == 0)
                return true;
            if (_part != Part.ChunkSize)
                continue;
            if (!Utf8Parser.TryParse(text, out _left, out _, 'x'))
                throw new FormatException($"A chunk's size is \"{Encoding.Latin1.GetString(text)}\".");
            _part = _left == 0 ? Part.Trailer : Part.Chunk;
        }
    }

    private static int ReadStatus(ReadOnlySpan<byte> line)
    {
        if (line.Length >= 12 && line.StartsWith("HTTP/1."u8) && Utf8Parser.TryParse(line[9..12], out int status, out _))
            return status;
        throw new FormatException($"No HTTP/1.1 response: \"{Encoding.Latin1.GetString(line[..Math.Min(line.Length, 40)])}\".");
    }

    private static bool ValueOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (line.Length <= name.Length || line[name.Length] != ':' || !Ascii.EqualsIgnoreCase(line[..name.Length], name))
            return false;
        value = line[(name.Length + 1)..];
        var end = value.IndexOf("\r\n"u8);
        value = (end < 0 ? value : value[..end]).Trim(" \t"u8);
        return true;
    }

    private static int Number(ReadOnlySpan<byte> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"A header's number is \"{Encoding.Latin1.GetString(text)}\".");
}
