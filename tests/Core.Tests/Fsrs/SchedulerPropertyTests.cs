using CsCheck;
using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

public sealed class SchedulerPropertyTests
{
    private static readonly Gen<SchedulerOptions> Options = Gen.Select(
        FsrsGen.Parameters, Gen.Double[0.7, 0.97], Gen.Int[1, 36500], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool,
        (parameters, retention, maximum, learning, relearning, fuzz) => new SchedulerOptions
        {
            Parameters = parameters,
            DesiredRetention = retention,
            MaximumIntervalDays = maximum,
            LearningSteps = [.. Enumerable.Range(1, learning).Select(m => TimeSpan.FromMinutes(m))],
            RelearningSteps = [.. Enumerable.Range(5, relearning).Select(m => TimeSpan.FromMinutes(m))],
            FuzzEnabled = fuzz,
        });

    [Fact]
    public void Review_AlongAnyHistory_KeepsTheCardAndItsDueDateSound() =>
        Gen.Select(Options, FsrsGen.History, FsrsGen.Unit).Sample((options, history, unit) =>
        {
            var (card, day) = (Card.New, 20_000);
            var (reps, lapses) = (0, 0);
            foreach (var (rating, wait) in history)
            {
                day += wait;
                lapses += card.State == CardState.Review && rating == Rating.Again ? 1 : 0;
                var scheduled = Scheduler.Review(options, card, rating, day, unit);
                Assert.Equal(scheduled, Scheduler.Preview(options, card, day, unit)[rating]);
                card = scheduled.Card;
                Assert.Equal((++reps, lapses, day), (card.Reps, card.Lapses, card.LastReviewDay));
                AssertSound(options, scheduled);
            }
        });

    [Fact]
    public void Review_AlongAnyHistory_HoldsTheMemoryOfTheModel() =>
        Gen.Select(Options, FsrsGen.History, FsrsGen.Unit).Sample((options, history, unit) =>
        {
            var (card, day) = (Card.New, 20_000);
            foreach (var (rating, wait) in history)
            {
                day += wait;
                card = Scheduler.Review(options, card, rating, day, unit).Card;
            }

            var expected = Histories.Replay(
                options.Parameters, [.. history.Select(h => (int)h.Rating)], [.. history.Select(h => h.Wait)]);
            Assert.Equal(expected, new MemoryState(card.Stability, card.Difficulty));
        });

    [Fact]
    public void Preview_AfterTheFirstReview_NeverGivesFewerDaysForAHigherRating() =>
        Gen.Select(Options, FsrsGen.State, FsrsGen.Wait, FsrsGen.Unit).Sample((options, state, wait, unit) =>
        {
            var card = new Card(CardState.Review, 0, state.Stability, state.Difficulty, 100, 3, 0);
            var preview = Scheduler.Preview(options, card, 100 + wait, unit);
            Assert.True(preview.Again.ScheduledDays <= preview.Hard.ScheduledDays);
            Assert.True(preview.Hard.ScheduledDays <= preview.Good.ScheduledDays);
            Assert.True(preview.Good.ScheduledDays <= preview.Easy.ScheduledDays);
        });

    [Fact]
    public void Review_WithFuzz_StaysInTheRangeAroundTheUnfuzzedInterval() =>
        Gen.Select(Options, FsrsGen.State, FsrsGen.Wait, FsrsGen.Unit).Sample((options, state, wait, unit) =>
        {
            var card = new Card(CardState.Review, 0, state.Stability, state.Difficulty, 100, 3, 0);
            var exact = Scheduler.Review(options with { FuzzEnabled = false }, card, Rating.Good, 100 + wait, unit);
            var fuzzed = Scheduler.Review(options with { FuzzEnabled = true }, card, Rating.Good, 100 + wait, unit);
            var (min, max) = Fuzz.Range(exact.ScheduledDays, wait, options.MaximumIntervalDays);
            Assert.InRange(fuzzed.ScheduledDays, min, max);
        });

    [Fact]
    public void ReviewAndPreview_AllocateNothing()
    {
        var learner = Guid.Empty;
        ReviewAYear(learner);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReviewAYear(learner);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void ReviewAYear(Guid learner)
    {
        var card = Card.New;
        for (var day = 0; day < 365; day++)
        {
            var unit = Fuzz.Unit(learner, "grammar-a1-001", card.Reps);
            card = Scheduler.Preview(SchedulerOptions.Default, card, day, unit)[(Rating)((day % 4) + 1)].Card;
            card = Scheduler.Review(SchedulerOptions.Default, card, Rating.Good, day, unit).Card;
        }
    }

    private static void AssertSound(SchedulerOptions options, Scheduled scheduled)
    {
        var (card, days, delay) = scheduled;
        Assert.InRange(card.Stability, Memory.MinStability, Memory.MaxStability);
        Assert.InRange(card.Difficulty, Memory.MinDifficulty, Memory.MaxDifficulty);
        if (card.State == CardState.Review)
        {
            Assert.InRange(days, 1, options.MaximumIntervalDays);
            Assert.Equal((0, TimeSpan.Zero), (card.Step, delay));
        }
        else
        {
            var steps = card.State == CardState.Learning ? options.LearningSteps : options.RelearningSteps;
            Assert.NotEqual(CardState.New, card.State);
            Assert.InRange(card.Step, 0, steps.Length - 1);
            Assert.Equal(0, days);
            Assert.True(delay > TimeSpan.Zero);
        }
    }
}
