using Xunit;

namespace EnglishLearning.Core.Tests.Fsrs;

public sealed class CoverageTests
{
    [Fact]
    public void EveryReferenceVector_IsTestedHere()
    {
        string[] tested =
        [
            "easy_x10_same_instant", "first_repeat", "forgetting_curve_mixed", "forgetting_curve_s1",
            "fsrs5_params_19_memory_state", "fsrs5_params_next_good", "fsrs5_params_next_states",
            "hard_on_single_learning_step", "interval_history_default", "memory_state_from_sm2",
            "memory_state_long_term", "memory_state_short_term", "migrate_fsrs45_17_to_21", "next_difficulty_from_5",
            "next_interval_by_retention_s1", "retrievability_at_due_easy_first", "stability_after_failure",
            "stability_after_success", "stability_lower_bound", "stability_same_day",
        ];
        Assert.Equal(
            tested,
            Vectors.Load("reference_tests.json").EnumerateArray()
                .Select(e => e.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
    }
}
