using System.Globalization;
using CsCheck;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

public sealed class LearnerDraftTests
{
    private static readonly DateTimeOffset Noon = Answers.Noon;

    private static readonly Gen<(string Zone, Attempt[] History)> Cases =
        AttemptGen.Zone.SelectMany(zone => AttemptGen.History(zone).Select(history => (zone, history.OrderBy(a => a.Key).ToArray())));

    [Fact]
    public void Apply_AnyHistory_IsThePlainFold() =>
        Cases.Sample((zone, history) =>
        {
            var learner = Answers.NewLearner(zone);
            var told = learner.Take(history);
            var plain = PlainFold.Of(Answers.NewLearner(zone), history);

            Assert.Equal(plain.Cards.OrderBy(card => card.Key), learner.Cards.OrderBy(card => card.Key));
            Assert.Equal(plain.Abilities.OrderBy(a => a.Key), learner.Abilities.OrderBy(a => a.Key));
            Assert.Equal(history[^1].Key, learner.Last);
            Assert.All(told, attempt => Assert.Equal(
                plain.Told[attempt.AttemptId],
                (attempt.AbilityBefore, attempt.PCorrect, attempt.AbilityAfter, attempt.CardAfter)));
        }, iter: 500);

    [Fact]
    public void Apply_InOneDraftOrInMany_EndsInTheSame() =>
        Gen.Select(Cases, Gen.Int[1, 5]).Sample((@case, size) =>
        {
            var (one, many) = (Answers.NewLearner(@case.Zone), Answers.NewLearner(@case.Zone));
            one.Take(@case.History);
            foreach (var chunk in @case.History.Chunk(size))
            {
                var draft = new LearnerDraft(many);
                foreach (var attempt in chunk)
                    draft.Apply(attempt);
                draft.AcceptInto(many, draft.ChangedCards);
            }

            Assert.Equal(one.Cards.OrderBy(card => card.Key), many.Cards.OrderBy(card => card.Key));
            Assert.Equal(one.Abilities.OrderBy(a => a.Key), many.Abilities.OrderBy(a => a.Key));
            Assert.Equal((one.Totals, one.Last), (many.Totals, many.Last));
            Assert.Equal(1 + ((@case.History.Length + size - 1) / size), many.Version);
        }, iter: 200);

    [Fact]
    public void Apply_BeforeItIsAccepted_LeavesTheStateAsItWas()
    {
        var learner = Answers.NewLearner();
        learner.Take(Answers.At(Noon, 1));
        var (record, cards) = (learner.ToRecord(), learner.Cards.ToArray());
        var draft = new LearnerDraft(learner);
        draft.Apply(Answers.At(Noon.AddDays(1), 2).Wrong());
        draft.Apply(Answers.At(Noon.AddDays(1), 3).To("reading-1", Skill.Reading));

        Assert.Equal(cards, learner.Cards);
        Assert.Equal((record.Version, record.Totals, record.Last), (learner.Version, learner.Totals, learner.Last));
        Assert.Equal(record.Abilities, learner.Abilities);
        Assert.Equal(record.Version + 1, draft.ToRecord().Version);
        Assert.Equal(2, draft.ChangedCards.Count);
    }

    [Fact]
    public void Apply_AnUnratedAttempt_CountsAndMovesNothingElse()
    {
        var learner = Answers.NewLearner();
        var told = learner.Take(Answers.At(Noon, 1) with { Rated = false })[0];
        Assert.Equal([ScheduledCard.Seen], learner.Cards.Values);
        Assert.Empty(learner.Abilities);
        Assert.Equal(1, learner.Totals.Attempts);
        Assert.Equal((told.AbilityBefore, default), (told.AbilityAfter, told.CardAfter));
        Assert.InRange(told.PCorrect, 0.4, 0.8);
    }

    [Fact]
    public void Apply_ASelfGradedAttempt_MovesTheCardAlone_AndIsPredictedByMemoryOnceSeen()
    {
        var learner = Answers.NewLearner();
        var first = Answers.At(Noon, 1) with { SelfGraded = true, Rating = Rating.Easy };
        var second = Answers.At(Noon.AddDays(9), 2) with { SelfGraded = true };
        var told = learner.Take(first, second);
        var recall = Scheduler.Retrievability(learner.Scheduling, told[0].CardAfter.Card, second.Day);
        Assert.Empty(learner.Abilities);
        Assert.Equal(2, learner.Cards["grammar-1"].Card.Reps);
        Assert.Equal(recall, told[1].PCorrect);
        Assert.InRange(recall, 0.5, 0.99);
    }

    [Fact]
    public void Apply_WithHints_MovesTheAbilityLess()
    {
        double After(int hints) => Answers.NewLearner().Take(Answers.At(Noon, 1) with { HintsUsed = hints })[0].AbilityAfter.Value;

        Assert.True(After(0) > After(1) && After(1) > After(2) && After(2) > Scale.NewLearner.Value);
    }

    [Theory]
    [InlineData("Asia/Jakarta", "2026-03-01T21:00:00Z")]
    [InlineData("Asia/Makassar", "2026-03-01T20:00:00Z")]
    [InlineData("America/New_York", "2026-03-01T09:00:00Z")]
    public void Apply_ACardScheduledByDays_IsDueAtFourInTheMorningThere(string zone, string today)
    {
        var again = Noon.AddMinutes(11);
        var told = Answers.NewLearner(zone).Take(Answers.At(Noon, 1, zone), Answers.At(again, 2, zone))[1].CardAfter;
        Assert.Equal((CardState.Review, again), (told.Card.State, told.LastReview));
        Assert.InRange(told.ScheduledDays, 1, 4);
        Assert.Equal(DateTimeOffset.Parse(today, CultureInfo.InvariantCulture).AddDays(told.ScheduledDays), told.Due);
    }

    [Fact]
    public void Apply_ALearningStep_IsDueThatLongAfterTheAnswer()
    {
        var told = Answers.NewLearner().Take(Answers.At(Noon, 1).Wrong())[0].CardAfter;
        Assert.Equal((CardState.Learning, 0, Noon.AddMinutes(1)), (told.Card.State, told.ScheduledDays, told.Due));
    }

    [Fact]
    public void Apply_OutOfOrder_TheSameAgainOrAVoid_IsRefused()
    {
        var learner = Answers.NewLearner();
        learner.Take(Answers.At(Noon, 5));
        var draft = new LearnerDraft(learner);
        Assert.Throws<ArgumentException>(() => draft.Apply(Answers.At(Noon, 5)));
        Assert.Throws<ArgumentException>(() => draft.Apply(Answers.At(Noon, 4)));
        Assert.Throws<ArgumentException>(() => draft.Apply(Answers.At(Noon.AddDays(1), 6) with { Kind = EntryKind.Void }));
        Assert.Equal(learner.Last, draft.Last);
        draft.Apply(Answers.At(Noon, 6));
        Assert.Throws<ArgumentException>(() => draft.Apply(Answers.At(Noon.AddMilliseconds(-1), 7)));
    }

    [Fact]
    public void DifferenceTo_AStateWithMoreCards_ChangesTheChangedAndDropsTheGone()
    {
        var stored = Answers.NewLearner();
        stored.Take(
            Answers.At(Noon, 1),
            Answers.At(Noon, 2).To("grammar-2"),
            Answers.At(Noon, 3).To("grammar-3"));
        var draft = new LearnerDraft(stored.Blank());
        draft.Apply(Answers.At(Noon, 1));
        draft.Apply(Answers.At(Noon, 2).To("grammar-2").Wrong());
        draft.Apply(Answers.At(Noon, 4).To("grammar-4"));

        var difference = draft.DifferenceTo(stored);
        Assert.Equal(["grammar-2", "grammar-3", "grammar-4"], difference.Keys.Order());
        Assert.True(difference["grammar-3"].IsNew);
        draft.AcceptInto(stored, difference);
        Assert.Equal(draft.ChangedCards.OrderBy(card => card.Key), stored.Cards.OrderBy(card => card.Key));
    }
}
