using System.Diagnostics;
using System.Text;
using CsCheck;
using EnglishLearning.Storage.History;
using Xunit;

namespace EnglishLearning.Storage.Tests.History;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("<b>bold</b> and <i class=\"x\">more</i>", "bold and more")]
    [InlineData("a &lt;b&gt; &amp;amp; caf&eacute;&nbsp;x", "a <b> &amp; caf\u00e9 x")]
    [InlineData("one<br>two<BR/><div>three</div>", "one\ntwo\n\nthree")]
    [InlineData("<div><div><div><div>deep", "deep")]
    [InlineData("x[sound:a b.mp3]y [SOUND:c.ogg]", "xy")]
    [InlineData("[not a sound] [sound:open", "[not a sound] [sound:open")]
    [InlineData("<script>alert(1)</script>safe<style>p{}</style>", "safe")]
    [InlineData("<scr<script>ipt>x", "ipt>x")]
    [InlineData("safe<script>never closed", "safe")]
    [InlineData("a<!-- <b>no</b> -->z", "az")]
    [InlineData("2 < 3 and 5 > 4", "2 < 3 and 5 > 4")]
    [InlineData("end <", "end <")]
    [InlineData("cut <img src=", "cut")]
    [InlineData("a\0b\u0007c\td", "abc d")]
    public void FromHtml_Markup_BecomesText(string html, string text) => Assert.Equal(text, CardText.FromHtml(html));

    [Fact]
    public void Clean_LongText_IsCutBetweenCharacters()
    {
        Assert.Equal(new string('a', 2000), CardText.Clean(new string('a', 2500)));
        Assert.Equal(new string('a', 1999), CardText.Clean(new string('a', 1999) + "\U0001F600"));
    }

    [Fact]
    public void FromHtml_AnyText_IsBoundedStorableAndWithoutControls()
    {
        var pieces = Gen.OneOf("<", ">", "<b>", "</script", "<script>", "<!--", "-->", "[sound:", "]", "&lt;", "&#0;", "&#xD800;", "&#x1F600;", "\uD83D", "\0", "\n", "a ");
        var html = Gen.OneOf(pieces, Gen.String).List[0, 60].Select(parts => string.Concat(parts));
        html.Sample(text =>
        {
            var clean = CardText.FromHtml(text);
            Assert.True(clean.Length <= CardText.Limit);
            Assert.DoesNotContain(clean, c => char.IsControl(c) && c != '\n');
            Assert.Equal(clean, new UTF8Encoding(false, true).GetString(new UTF8Encoding(false, true).GetBytes(clean)));
        });
    }

    [Theory]
    [InlineData("<!--")]
    [InlineData("[sound:")]
    [InlineData("<script>")]
    [InlineData("<")]
    [InlineData("<script></scrip")]
    public void FromHtml_HostileRepetition_TakesLinearTime(string piece)
    {
        var clock = Stopwatch.StartNew();
        CardText.FromHtml(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));
        // A few milliseconds; a quadratic scan of a million characters takes minutes.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }
}
