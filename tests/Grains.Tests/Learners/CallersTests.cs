using EnglishLearning.Grains.Learners;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

public sealed class CallersTests
{
    private static readonly GrainId Here = HttpOf(1);
    private static readonly GrainId There = HttpOf(2);
    private static readonly GrainId Third = HttpOf(3);

    private readonly Callers _callers = new(Here);

    [Fact]
    public void Sixteen_calls_in_a_row_from_another_silo_are_elsewhere()
    {
        Assert.DoesNotContain(true, Enumerable.Range(0, 15).Select(_ => _callers.AreElsewhere(There)));
        Assert.True(_callers.AreElsewhere(There));
    }

    [Fact]
    public void One_call_at_home_or_from_a_third_silo_begins_the_count_anew()
    {
        foreach (var between in new GrainId?[] { Here, Third, null, GrainId.Create("import", "another-grain") })
        {
            _callers.AreElsewhere(Here);
            for (var i = 0; i < 15; i++)
                Assert.False(_callers.AreElsewhere(There));
            Assert.False(_callers.AreElsewhere(between));
            Assert.False(_callers.AreElsewhere(There));
        }
    }

    [Fact]
    public void Calls_at_home_and_from_other_grains_never_are()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.False(_callers.AreElsewhere(Here));
            Assert.False(_callers.AreElsewhere(GrainId.Create("import", "one")));
        }
    }

    private static GrainId HttpOf(int generation) =>
        Callers.HttpOf(SiloAddress.New(System.Net.IPAddress.Loopback, 11111, generation));
}
