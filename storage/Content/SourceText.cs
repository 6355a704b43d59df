using System.Text;

namespace EnglishLearning.Storage.Content;

/// <summary>A run of lines of a file that knows where in the file it stands.</summary>
/// <param name="FirstLine">The number of the first line, from 1.</param>
internal sealed record SourceText(IReadOnlyList<string> Lines, int FirstLine)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text without blank lines around it.</summary>
    public string Trimmed => string.Join('\n', Lines).Trim();

    /// <summary>The number of the first line that is not blank, or of the first where all are.</summary>
    public int FirstTextLine => FirstLine + (Trimmed.Length == 0 ? 0 : Lines.TakeWhile(string.IsNullOrWhiteSpace).Count());

    public SourceText Slice(int start, int end) => new([.. Lines.Take(end).Skip(start)], FirstLine + start);

    /// <summary>The file's lines, or null with an error where it is not plain UTF-8. A byte order mark is dropped.</summary>
    public static SourceText? Decode(byte[] bytes, ErrorList errors)
    {
        try
        {
            var text = Strict.GetString(bytes).TrimStart('\uFEFF');
            var source = new SourceText(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n'), 1);
            for (var i = 0; i < source.Lines.Count; i++)
            {
                if (source.Lines[i].Any(c => char.IsControl(c) && c != '\t'))
                    errors.Add(i + 1, "the line holds a control character: delete it");
            }
            return source;
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n');
            errors.Add(line, "the file is not UTF-8: save it as UTF-8");
            return null;
        }
    }
}
