using System.Buffers.Text;
using System.Globalization;

namespace EnglishLearning.Bench.Load.Wire;

/// <summary>The bytes of a request, written by hand: prepared pieces copied, ids and times in between.</summary>
internal sealed class RequestBuffer
{
    // Wide enough for any body of this program.
    private const int LengthDigits = 6;

    private byte[] _bytes = new byte[4096];
    private int _length;
    private int _lengthAt;
    private int _bodyAt;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public RequestBuffer Clear()
    {
        _length = 0;
        return this;
    }

    public RequestBuffer Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Space(text.Length));
        _length += text.Length;
        return this;
    }

    public RequestBuffer Add(Guid id)
    {
        Utf8Formatter.TryFormat(id, Space(36), out var written);
        _length += written;
        return this;
    }

    public RequestBuffer Add(long number)
    {
        Utf8Formatter.TryFormat(number, Space(20), out var written);
        _length += written;
        return this;
    }

    /// <summary>RFC 3339 in UTC, to a millisecond.</summary>
    public RequestBuffer Add(DateTime utc)
    {
        utc.TryFormat(Space(24), out var written, "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    /// <summary>Ends the headers; the body comes next.</summary>
    public RequestBuffer BeginBody()
    {
        Add("Content-Type: application/json\r\nContent-Length: "u8);
        _lengthAt = _length;
        Add("000000\r\n\r\n"u8);
        _bodyAt = _length;
        return this;
    }

    public void EndBody() =>
        Utf8Formatter.TryFormat(_length - _bodyAt, _bytes.AsSpan(_lengthAt, LengthDigits), out _, new('D', LengthDigits));

    private Span<byte> Space(int more)
    {
        if (_bytes.Length - _length < more)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + more));
        return _bytes.AsSpan(_length);
    }
}
