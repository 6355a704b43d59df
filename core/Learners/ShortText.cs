using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace EnglishLearning.Core.Learners;

/// <summary>A text by value where it is short and plain, as nearly every response is: an option or a word. Else the string.</summary>
internal readonly struct ShortText
{
    private const int Most = 24;

    private readonly Characters _characters;
    private readonly byte _length;
    private readonly string? _long;

    public ShortText(string text)
    {
        if (text.Length <= Most && Ascii.FromUtf16(text, _characters, out var written) == OperationStatus.Done)
            _length = (byte)written;
        else
            _long = text;
    }

    public override string ToString() => _long ?? Encoding.ASCII.GetString(_characters[.._length]);

    [InlineArray(Most)]
    private struct Characters
    {
        private byte _first;
    }
}
