using System.Net;
using System.Text;

namespace EnglishLearning.Storage.History;

/// <summary>Turns a card's text from elsewhere into plain text of bounded length.</summary>
public static class CardText
{
    public const int Limit = 2000;

    /// <summary>What a card without a readable front is called.</summary>
    public static string NameOf(string cardKey) => $"Card {cardKey}";

    /// <summary>
    /// Text without markup: tags, comments, scripts, styles and [sound:...] go, line-breaking tags become line breaks,
    /// entities are decoded once. Takes time linear in the length, whatever the markup.
    /// </summary>
    public static string FromHtml(string html)
    {
        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var next = html.AsSpan(at).IndexOfAny('<', '[');
            text.Append(html, at, next < 0 ? html.Length - at : next);
            if (next < 0)
                break;
            at += next;
            var end = html[at] == '<' ? EndOfMarkup(html, at, text) : EndOfSound(html, at);
            if (end == at)
                text.Append(html[at++]);
            else
                at = end;
        }
        return Clean(WebUtility.HtmlDecode(text.ToString()));
    }

    /// <summary>Plain text without control characters, cut at the limit, never within a character.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, Limit));
        foreach (var rune in text.AsSpan().Trim().EnumerateRunes())
        {
            var kept = rune.Value is '\u00a0' or '\t' ? new Rune(' ') : rune;
            if (Rune.IsControl(kept) && kept.Value != '\n')
                continue;
            if (kept.Value == '\n' && clean.Length > 1 && clean[^1] == '\n' && clean[^2] == '\n')
                continue;
            if (clean.Length + kept.Utf16SequenceLength > Limit)
                break;
            clean.Append(kept);
        }
        return clean.ToString().Trim();
    }

    /// <summary>Where the tag, comment or element that begins here ends; here, where it is only a "less than".</summary>
    private static int EndOfMarkup(string html, int at, StringBuilder text)
    {
        var rest = html.AsSpan(at + 1);
        if (rest.StartsWith("!--"))
            return After(html, "-->", at);
        if (rest.IsEmpty || !(char.IsAsciiLetter(rest[0]) || rest[0] is '/' or '!' or '?'))
            return at;
        var name = NameAt(rest.TrimStart('/'));
        if (name is "script" or "style" && rest[0] != '/')
        {
            var close = html.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase);
            return close < 0 ? html.Length : After(html, ">", close);
        }
        if (name is "br" or "div" or "p" or "li" or "tr" or "hr")
            text.Append('\n');
        return After(html, ">", at);
    }

    /// <summary>A sound's name is short: a bracket that does not close within 300 characters is text.</summary>
    private static int EndOfSound(string html, int at)
    {
        if (!html.AsSpan(at).StartsWith("[sound:", StringComparison.OrdinalIgnoreCase))
            return at;
        var close = html.IndexOf(']', at, Math.Min(300, html.Length - at));
        return close < 0 ? at : close + 1;
    }

    private static string NameAt(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && length < 8 && char.IsAsciiLetter(rest[length]))
            length++;
        return rest[..length].ToString().ToLowerInvariant();
    }

    private static int After(string html, string end, int from)
    {
        var found = html.IndexOf(end, from, StringComparison.Ordinal);
        return found < 0 ? html.Length : found + end.Length;
    }
}
