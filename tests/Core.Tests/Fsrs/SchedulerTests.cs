using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

public sealed class SchedulerTests
{
    private static readonly SchedulerOptions Options = new() { FuzzEnabled = false };
    private static readonly SchedulerOptions NoSteps = Options with { LearningSteps = [], RelearningSteps = [] };

    [Fact]
    public void Review_OverTheReferenceHistory_GivesTheReferenceIntervals()
    {
        var (input, expected, _) = Vectors.Reference("interval_history_default");
        var (card, day) = (Card.New, 20_000);
        var intervals = new List<int>();
        foreach (var rating in input.Ints("ratings"))
        {
            var scheduled = Scheduler.Review(Options, card, (Rating)rating, day, 0);
            intervals.Add(scheduled.ScheduledDays);
            (card, day) = (scheduled.Card, scheduled.DueDay);
        }

        Assert.Equal(expected.Ints("interval_days"), intervals);
    }

    [Fact]
    public void Preview_OfANewCard_IsTheReference()
    {
        var (input, expected, tolerance) = Vectors.Reference("first_repeat");
        var preview = Scheduler.Preview(Options, Card.New, 100, 0);
        var outcomes = input.Ints("ratings").Select(r => preview[(Rating)r]).ToArray();

        Vectors.AssertClose(expected.Numbers("stability"), outcomes.Select(o => o.Card.Stability), tolerance);
        Vectors.AssertClose(expected.Numbers("difficulty"), outcomes.Select(o => o.Card.Difficulty), tolerance);
        Assert.Equal(expected.Ints("scheduled_days"), outcomes.Select(o => o.ScheduledDays));
        Assert.Equal(
            expected.GetProperty("state").EnumerateArray().Select(e => e.GetString()),
            outcomes.Select(o => o.Card.State.ToString()));
    }

    [Fact]
    public void Review_HardOnTheFirstStep_WaitsAsTheReference()
    {
        var (_, expected, _) = Vectors.Reference("hard_on_single_learning_step");
        var oneStep = Options with { LearningSteps = [TimeSpan.FromMinutes(10)] };
        var forgotten = Scheduler.Review(oneStep, InReview(), Rating.Again, 110, 0).Card;

        var single = expected.Number("example_one_step_10min_minutes");
        Assert.Equal(single, Scheduler.Review(oneStep, Card.New, Rating.Hard, 1, 0).Delay.TotalMinutes);
        Assert.Equal(single, Scheduler.Review(oneStep, forgotten, Rating.Hard, 110, 0).Delay.TotalMinutes);
        Assert.Equal(
            expected.Number("example_steps_1_10_minutes"),
            Scheduler.Review(Options, Card.New, Rating.Hard, 1, 0).Delay.TotalMinutes);
    }

    [Fact]
    public void Review_HardOnALaterStep_RepeatsIt()
    {
        var onSecond = Scheduler.Review(Options, Card.New, Rating.Good, 1, 0).Card;
        var again = Scheduler.Review(Options, onSecond, Rating.Hard, 1, 0);
        Assert.Equal((1, TimeSpan.FromMinutes(10)), (again.Card.Step, again.Delay));
    }

    [Fact]
    public void Review_LearningCard_ClimbsItsStepsAndFallsBackOnAgain()
    {
        var first = Scheduler.Review(Options, Card.New, Rating.Again, 1, 0);
        Assert.Equal((CardState.Learning, 0, TimeSpan.FromMinutes(1)), Place(first));

        var second = Scheduler.Review(Options, first.Card, Rating.Good, 1, 0);
        Assert.Equal((CardState.Learning, 1, TimeSpan.FromMinutes(10)), Place(second));

        var back = Scheduler.Review(Options, second.Card, Rating.Again, 1, 0);
        Assert.Equal((CardState.Learning, 0, TimeSpan.FromMinutes(1)), Place(back));

        var learned = Scheduler.Review(Options, second.Card, Rating.Good, 1, 0);
        Assert.Equal((CardState.Review, 0, TimeSpan.Zero), Place(learned));
        Assert.True(learned.ScheduledDays >= 1);
    }

    [Fact]
    public void Review_ForgottenInReview_CountsALapseAndRelearns()
    {
        var forgotten = Scheduler.Review(Options, InReview(), Rating.Again, 110, 0);
        Assert.Equal((CardState.Relearning, 1, 6), (forgotten.Card.State, forgotten.Card.Lapses, forgotten.Card.Reps));
        Assert.Equal((0, TimeSpan.FromMinutes(10)), (forgotten.ScheduledDays, forgotten.Delay));

        var forgottenAgain = Scheduler.Review(Options, forgotten.Card, Rating.Again, 110, 0).Card;
        Assert.Equal((CardState.Relearning, 1, 7), (forgottenAgain.State, forgottenAgain.Lapses, forgottenAgain.Reps));

        var relearned = Scheduler.Review(Options, forgottenAgain, Rating.Good, 110, 0);
        Assert.Equal((CardState.Review, 1), (relearned.Card.State, relearned.Card.Lapses));
        Assert.True(relearned.ScheduledDays >= 1);
    }

    [Theory]
    [InlineData(Rating.Again)]
    [InlineData(Rating.Hard)]
    [InlineData(Rating.Good)]
    [InlineData(Rating.Easy)]
    public void Review_WithoutSteps_AlwaysEndsInReview(Rating rating)
    {
        var first = Scheduler.Review(NoSteps, Card.New, rating, 1, 0);
        Assert.Equal((CardState.Review, 0), (first.Card.State, first.Card.Lapses));
        Assert.True(first.ScheduledDays >= 1);

        var later = Scheduler.Review(NoSteps, InReview(), rating, 110, 0);
        Assert.Equal((CardState.Review, rating == Rating.Again ? 1 : 0), (later.Card.State, later.Card.Lapses));
        Assert.True(later.ScheduledDays >= 1);
    }

    [Fact]
    public void Review_StepsShortenedWhileTheCardWaited_GoesToReviewUnlessForgotten()
    {
        var onSecond = Scheduler.Review(Options, Card.New, Rating.Good, 1, 0).Card;
        var shorter = Options with { LearningSteps = [TimeSpan.FromMinutes(5)] };

        Assert.Equal(CardState.Review, Scheduler.Review(shorter, onSecond, Rating.Hard, 1, 0).Card.State);
        var forgotten = Scheduler.Review(shorter, onSecond, Rating.Again, 1, 0);
        Assert.Equal((CardState.Learning, TimeSpan.FromMinutes(5)), (forgotten.Card.State, forgotten.Delay));
    }

    [Fact]
    public void Review_EasyTenTimesAtOnce_BringsDifficultyToItsFloor()
    {
        var (input, expected, _) = Vectors.Reference("easy_x10_same_instant");
        var card = Card.New;
        foreach (var rating in input.Ints("ratings"))
            card = Scheduler.Review(Options, card, (Rating)rating, 1, 0).Card;

        Assert.Equal(expected.Number("difficulty"), card.Difficulty);
    }

    [Fact]
    public void Review_AgainAThousandTimesADayAfterDue_NeverBreaksTheStabilityFloor()
    {
        var (_, expected, _) = Vectors.Reference("stability_lower_bound");
        var (card, day) = (Card.New, 1);
        for (var i = 0; i < 1000; i++)
        {
            var scheduled = Scheduler.Review(Options, card, Rating.Again, day, 0);
            (card, day) = (scheduled.Card, scheduled.DueDay + 1);
            Assert.True(card.Stability >= expected.Number("stability_min"));
        }

        Assert.Equal(expected.Number("stability_min"), card.Stability);
    }

    [Fact]
    public void Review_DayBeforeTheLastReview_CountsAsTheSameDay()
    {
        var card = InReview();
        Assert.Equal(
            Scheduler.Review(Options, card, Rating.Good, card.LastReviewDay, 0),
            Scheduler.Review(Options, card, Rating.Good, card.LastReviewDay - 3, 0));
    }

    [Fact]
    public void Review_DayOfANewCard_IsKeptAndWaitsForNothing()
    {
        var card = Scheduler.Review(Options, Card.New, Rating.Good, 20_000, 0).Card;
        Assert.Equal((20_000, 1), (card.LastReviewDay, card.Reps));
        Assert.Equal(
            card with { LastReviewDay = -5 }, Scheduler.Review(Options, Card.New, Rating.Good, -5, 0).Card);
    }

    [Fact]
    public void Retrievability_OfACard_IsThatOfItsMemory()
    {
        var card = InReview();
        Assert.Equal(0, Scheduler.Retrievability(Options, Card.New, 100));
        Assert.Equal(1, Scheduler.Retrievability(Options, card, card.LastReviewDay - 1));
        Assert.Equal(0.9, Scheduler.Retrievability(Options, card, card.LastReviewDay + 10), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Review_UnknownRating_IsRefused(int rating)
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Scheduler.Review(Options, InReview(), (Rating)rating, 110, 0));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Scheduler.Preview(Options, InReview(), 110, 0)[(Rating)rating]);
    }

    private static (CardState State, int Step, TimeSpan Delay) Place(Scheduled scheduled) =>
        (scheduled.Card.State, scheduled.Card.Step, scheduled.Delay);

    private static Card InReview() =>
        new(CardState.Review, Step: 0, Stability: 10, Difficulty: 5, LastReviewDay: 100, Reps: 5, Lapses: 0);
}
