using EnglishLearning.Core.Grading;
using Xunit;

namespace EnglishLearning.Core.Tests.Grading;

public sealed class InflectionsTests
{
    [Theory]
    [InlineData("stop", "stops stopped stopping stopper stoppest stoply")]
    [InlineData("large", "larges larged larging larger largest largely")]
    [InlineData("happy", "happies happied happying happier happiest happily")]
    [InlineData("watch", "watches watched watching watcher watchest watchly")]
    [InlineData("begin", "begins beginned beginning beginner beginnest beginly")]
    [InlineData("visit", "visits visited visiting visiter visitest visitly")]
    [InlineData("lie", "lies lied lying lier liest liely")]
    [InlineData("agree", "agrees agreed agreeing agreer agreest agreely")]
    [InlineData("quit", "quits quitted quitting quitter quittest quitly")]
    [InlineData("show", "shows showed showing shower showest showly")]
    [InlineData("simple", "simples simpled simpling simpler simplest simply")]
    [InlineData("play", "plays played playing player playest playly")]
    [InlineData("go", "goes goed going goer goest goly")]
    public void Of_Word_FollowsTheSpellingRules(string word, string forms) =>
        Assert.Equal(forms.Split(' '), Inflections.Of(word));

    [Theory]
    [InlineData("walk", "walks", true)]
    [InlineData("walked", "walkes", true)]
    [InlineData("carries", "carried", true)]
    [InlineData("wives", "wife", true)]
    [InlineData("stopped", "stop", true)]
    [InlineData("Indonesian", "Indonesia", true)]
    [InlineData("walk", "walk", false)]
    [InlineData("stopped", "stoped", false)]
    [InlineData("address", "addres", false)]
    [InlineData("quiet", "quite", false)]
    public void AreFormsOfOneWord_LooksAtEndingsAlone(string a, string b, bool forms)
    {
        Assert.Equal(forms, Inflections.AreFormsOfOneWord(a, b));
        Assert.Equal(forms, Inflections.AreFormsOfOneWord(b, a));
    }
}
