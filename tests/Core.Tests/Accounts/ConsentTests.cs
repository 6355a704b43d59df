using CsCheck;
using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Core.Tests.Accounts;

public sealed class ConsentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly TenYearsOld = new(2016, 5, 1);

    private static readonly Gen<(DateOnly Birth, (ConsentEvent Event, int Hours)[] Story)> Stories =
        Gen.Select(
            Gen.Int[0, 17 * 366].Select(days => DateOnly.FromDateTime(Now.UtcDateTime).AddYears(-17).AddDays(days)),
            Gen.Select(Gen.Enum<ConsentEvent>(), Gen.Int[0, 24 * 400]).Array[0, 12]);

    [Theory]
    [InlineData(ConsentState.Asked, ConsentEvent.Give, ConsentState.Given)]
    [InlineData(ConsentState.Asked, ConsentEvent.Refuse, ConsentState.Refused)]
    [InlineData(ConsentState.Asked, ConsentEvent.Withdraw, null)]
    [InlineData(ConsentState.Given, ConsentEvent.Withdraw, ConsentState.Withdrawn)]
    [InlineData(ConsentState.Given, ConsentEvent.Give, null)]
    [InlineData(ConsentState.Given, ConsentEvent.Refuse, null)]
    [InlineData(ConsentState.Refused, ConsentEvent.Give, null)]
    [InlineData(ConsentState.Withdrawn, ConsentEvent.Give, null)]
    [InlineData(ConsentState.Lapsed, ConsentEvent.Give, null)]
    [InlineData(ConsentState.Outgrown, ConsentEvent.Withdraw, null)]
    public void EachEvent_HasItsPlace(ConsentState before, ConsentEvent happened, ConsentState? after) =>
        Assert.Equal(after, new Consent(before, Now, TenYearsOld).On(happened, Now)?.State);

    [Fact]
    public void WhoIsNotAnsweredFor_LapsesAfterThirtyDays()
    {
        var asked = Consent.Ask(TenYearsOld, Now);
        Assert.Equal(ConsentState.Asked, asked.On(ConsentEvent.Tick, Now + Consent.Wait - TimeSpan.FromMilliseconds(1))?.State);
        Assert.Equal(ConsentState.Lapsed, asked.On(ConsentEvent.Tick, Now + Consent.Wait)?.State);
        Assert.Null(asked.On(ConsentEvent.Give, Now + Consent.Wait));
    }

    [Fact]
    public void WhoTurnsSeventeen_NeedsNobodyAnyMore()
    {
        var birth = DateOnly.FromDateTime(Now.UtcDateTime).AddYears(-17).AddDays(10);
        var asked = Consent.Ask(birth, Now);
        Assert.Equal(ConsentState.Asked, asked.On(ConsentEvent.Tick, Now.AddDays(9))?.State);
        Assert.Equal(ConsentState.Outgrown, asked.On(ConsentEvent.Tick, Now.AddDays(10))?.State);
        Assert.Null(asked.On(ConsentEvent.Refuse, Now.AddDays(10)));
        Assert.Null((asked with { State = ConsentState.Given }).On(ConsentEvent.Withdraw, Now.AddDays(10)));
        // Looked at late: of age within the wait, whatever the clock says now.
        Assert.Equal(ConsentState.Outgrown, asked.On(ConsentEvent.Tick, Now.AddDays(400))?.State);
        // A guardian who decided before has decided.
        Assert.Equal(ConsentState.Refused, (asked with { State = ConsentState.Refused }).On(ConsentEvent.Tick, Now.AddDays(400))?.State);
    }

    [Fact]
    public void WhateverHappens_AccessNeedsAGuardianWhoGave_OrAge_AndWhatEndedStaysEnded() => Stories.Sample(story =>
    {
        var (consent, now, gave) = (Consent.Ask(story.Birth, Now), Now, false);
        foreach (var (happened, hours) in story.Story)
        {
            now += TimeSpan.FromHours(hours);
            var before = consent;
            consent = consent.On(happened, now) ?? consent;
            gave |= happened == ConsentEvent.Give && before.State == ConsentState.Asked && consent.State == ConsentState.Given;
            if (before.Effect == ConsentEffect.Erase)
                Assert.Equal(before, consent);
            if (before.State == ConsentState.Outgrown)
                Assert.Equal(before, consent);
        }
        var isChild = Age.NeedsConsent(story.Birth, DateOnly.FromDateTime(now.UtcDateTime));
        var seen = consent.On(ConsentEvent.Tick, now)!.Value;
        if (seen.Effect == ConsentEffect.Open && isChild)
            Assert.True(gave);
        if (seen.Effect == ConsentEffect.Wait)
            Assert.True(isChild && now < Now + Consent.Wait);
        Assert.Equal(seen, seen.On(ConsentEvent.Tick, now));
    });

    [Fact]
    public void TheText_IsOneThatWasAgreedTo_AndChangesWithItsHash()
    {
        // A change of the text is a new version, never a change of an old one: receipts name this hash.
        Assert.Equal((1, Sha256OfVersion1), (ConsentText.Of(1).Version, ConsentText.Of(1).Sha256));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsentText.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsentText.Of(ConsentText.Current.Version + 1));
    }

    private const string Sha256OfVersion1 = "07fcf600d2cbe8ffc002fe522172b3da20ca67fd96b38246dbc7d78b8bfad935";
}
