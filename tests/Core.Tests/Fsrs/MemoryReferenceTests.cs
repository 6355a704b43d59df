using EnglishLearning.Core.Fsrs;
using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

/// <summary>The model against reference_tests.json, which cites the tests of fsrs-rs, ts-fsrs and py-fsrs.</summary>
public sealed class MemoryReferenceTests
{
    private static readonly FsrsParameters Default = FsrsParameters.Default;

    [Theory]
    [InlineData("memory_state_short_term", false)]
    [InlineData("memory_state_long_term", true)]
    public void Next_OverTheReferenceHistory_GivesTheReferenceState(string name, bool longTerm)
    {
        var (input, expected, tolerance) = Vectors.Reference(name);
        var parameters = longTerm ? Histories.LongTerm(Default) : Default;
        var state = Histories.Replay(parameters, input.Ints("ratings"), input.Ints("delta_t_days"));

        Vectors.AssertClose(expected.Number("stability"), state.Stability, tolerance);
        Vectors.AssertClose(expected.Number("difficulty"), state.Difficulty, tolerance);
    }

    [Fact]
    public void Next_WithMigratedFsrs5Parameters_GivesTheReferenceState()
    {
        var (input, expected, tolerance) = Vectors.Reference("fsrs5_params_19_memory_state");
        var parameters = FsrsParameters.Create(input.Numbers("parameters_19"));
        var state = Histories.Replay(parameters, input.Ints("ratings"), input.Ints("delta_t_days"));

        Vectors.AssertClose(expected.Number("stability"), state.Stability, tolerance);
        Vectors.AssertClose(expected.Number("difficulty"), state.Difficulty, tolerance);
    }

    [Fact]
    public void Next_FromAGivenFsrs5State_GivesTheReferenceState()
    {
        var (input, expected, tolerance) = Vectors.Reference("fsrs5_params_next_good");
        var parameters = FsrsParameters.Create(input.Numbers("parameters_19"));
        var given = input.GetProperty("state");
        var state = Memory.Next(
            parameters, new MemoryState(given.Number("stability"), given.Number("difficulty")),
            input.Int("delta_t_days"), (Rating)input.Int("rating"));

        Vectors.AssertClose(expected.Number("stability"), state.Stability, tolerance);
        Vectors.AssertClose(expected.Number("difficulty"), state.Difficulty, tolerance);
    }

    [Theory]
    [InlineData("again", Rating.Again)]
    [InlineData("hard", Rating.Hard)]
    [InlineData("good", Rating.Good)]
    public void Next_EachRatingOfTheFsrs5History_GivesTheReferenceState(string outcome, Rating rating)
    {
        var (input, expected, tolerance) = Vectors.Reference("fsrs5_params_next_states");
        var parameters = FsrsParameters.Create(input.Numbers("parameters_19"));
        var before = Histories.Replay(parameters, input.Ints("ratings"), input.Ints("delta_t_days"));
        var after = Memory.Next(parameters, before, input.Int("then_delta_t"), rating);

        Vectors.AssertClose(expected.GetProperty(outcome).Number("stability"), after.Stability, tolerance);
        Vectors.AssertClose(expected.GetProperty(outcome).Number("difficulty"), after.Difficulty, tolerance);
    }

    [Fact]
    public void Initial_OfEachRating_IsTheReference()
    {
        var (input, expected, tolerance) = Vectors.Reference("first_repeat");
        var states = input.Ints("ratings").Select(r => Memory.Initial(Default, (Rating)r)).ToArray();
        Vectors.AssertClose(expected.Numbers("stability"), states.Select(s => s.Stability), tolerance);
        Vectors.AssertClose(expected.Numbers("difficulty"), states.Select(s => s.Difficulty), tolerance);
    }

    [Fact]
    public void Retrievability_IsTheReferenceCurve()
    {
        var (input, expected, tolerance) = Vectors.Reference("forgetting_curve_s1");
        Vectors.AssertClose(
            expected.Numbers("R"),
            input.Numbers("delta_t_days").Select(t => Memory.Retrievability(Default, input.Number("stability"), t)),
            tolerance);

        (input, expected, tolerance) = Vectors.Reference("forgetting_curve_mixed");
        Vectors.AssertClose(
            expected.Numbers("R"),
            input.Numbers("stability").Zip(
                input.Numbers("delta_t_days"), (s, t) => Memory.Retrievability(Default, s, t)),
            tolerance);

        (input, expected, tolerance) = Vectors.Reference("retrievability_at_due_easy_first");
        var easy = Memory.Initial(Default, (Rating)input.Int("first_rating"));
        Assert.Equal(input.Number("stability"), easy.Stability);
        Vectors.AssertClose(
            expected.Number("R"),
            Memory.Retrievability(Default, easy.Stability, input.Number("delta_t_days")),
            tolerance);
    }

    [Fact]
    public void NextDifficulty_BeforeAndAfterMeanReversion_IsTheReference()
    {
        var (input, expected, tolerance) = Vectors.Reference("next_difficulty_from_5");
        var from = input.Number("difficulty");
        var ratings = input.Ints("ratings").Select(r => (Rating)r).ToArray();
        Vectors.AssertClose(
            expected.Numbers("before_mean_reversion"),
            ratings.Select(r => MemoryFormulas.DampedDifficulty(Default, from, r)),
            tolerance);
        Vectors.AssertClose(
            expected.Numbers("after"), ratings.Select(r => MemoryFormulas.NextDifficulty(Default, from, r)), tolerance);
    }

    [Fact]
    public void Stability_AfterRecallLapseAndSameDay_IsTheReference()
    {
        var (input, expected, tolerance) = Vectors.Reference("stability_after_success");
        var (difficulty, recall) = (input.Numbers("difficulty"), input.Numbers("R"));
        Vectors.AssertClose(
            expected.Numbers("stability"),
            input.Ints("ratings").Select((r, i) => MemoryFormulas.StabilityAfterRecall(
                Default, input.Number("stability"), difficulty[i], recall[i], (Rating)r)),
            tolerance);

        (input, expected, tolerance) = Vectors.Reference("stability_after_failure");
        Vectors.AssertClose(
            expected.Numbers("stability"),
            input.Numbers("difficulty").Zip(input.Numbers("R"), (d, r) =>
                MemoryFormulas.StabilityAfterLapse(Default, input.Number("stability"), d, r)),
            tolerance);

        (input, expected, tolerance) = Vectors.Reference("stability_same_day");
        Vectors.AssertClose(
            expected.Numbers("stability"),
            input.Ints("ratings").Select(r =>
                MemoryFormulas.StabilityAfterSameDay(Default, input.Number("stability"), (Rating)r)),
            tolerance);
    }

    [Fact]
    public void IntervalDays_ByRetention_IsTheReferenceOfTheDoublePorts()
    {
        var (input, expected, _) = Vectors.Reference("next_interval_by_retention_s1");
        Assert.Equal(
            expected.Ints("interval_days_f64"),
            input.Numbers("desired_retention").Select(r =>
                Memory.IntervalDays(Default, input.Number("stability"), r, int.MaxValue)));
    }

    [Fact]
    public void FromSm2_IsTheReference()
    {
        var (input, expected, tolerance) = Vectors.Reference("memory_state_from_sm2");
        var cases = input.GetProperty("cases").EnumerateArray().Zip(expected.GetProperty("states").EnumerateArray());
        foreach (var (given, state) in cases)
        {
            var actual = Memory.FromSm2(
                Default, given.Number("ease"), given.Number("interval"), given.Number("sm2_retention"));
            Vectors.AssertClose(state[0].GetDouble(), actual.Stability, tolerance);
            Vectors.AssertClose(state[1].GetDouble(), actual.Difficulty, tolerance);
        }
    }
}
