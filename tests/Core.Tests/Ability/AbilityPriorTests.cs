using CsCheck;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Ability;

public sealed class AbilityPriorTests
{
    private const int Day = 20_000;

    [Fact]
    public void In_WithoutAnyEvidence_IsANewLearner()
    {
        Assert.Equal(Scale.NewLearner, AbilityPrior.In(new Dictionary<Skill, SkillAbility>(), Skill.Reading, Day));
        var unknown = new Dictionary<Skill, SkillAbility> { [Skill.Grammar] = SkillAbility.Unknown, [Skill.Reading] = SkillAbility.Unknown };
        Assert.Equal(Scale.NewLearner, AbilityPrior.In(unknown, Skill.Reading, Day));
    }

    [Fact]
    public void In_ASkillWithEvidence_IsItsOwnEstimateFaded()
    {
        var own = new SkillAbility(new Estimate(2, 0.3), 1, Day - 100);
        var abilities = new Dictionary<Skill, SkillAbility>
        {
            [Skill.Grammar] = own,
            [Skill.Reading] = new(new Estimate(-3, 0.2), 500, Day),
        };
        Assert.Equal(Scale.Fade(own.Estimate, 100), AbilityPrior.In(abilities, Skill.Grammar, Day));
        Assert.NotEqual(own.Estimate, AbilityPrior.In(abilities, Skill.Grammar, Day));
    }

    [Fact]
    public void In_ASkillWithoutEvidence_BorrowsByPrecision()
    {
        var abilities = new Dictionary<Skill, SkillAbility>
        {
            [Skill.Grammar] = new(new Estimate(1, 0.5), 10, Day),
            [Skill.Vocabulary] = new(new Estimate(0, 0.25), 10, Day),
            [Skill.Reading] = SkillAbility.Unknown,
            [Skill.Speaking] = SkillAbility.Unknown,
        };
        // Precisions 4 and 16: mean 4/20, variance 1/20, and 0.8 between skills.
        var borrowed = AbilityPrior.In(abilities, Skill.Reading, Day);
        Assert.Equal(0.2, borrowed.Value, 1e-12);
        Assert.Equal(Math.Sqrt((1 / 20.0) + 0.64), borrowed.Deviation, 1e-12);
    }

    [Fact]
    public void In_ASkillBorrowingFromAFadedOne_IsLessSureThanFromAFreshOne()
    {
        Estimate Borrowed(int lastDay) => AbilityPrior.In(
            new Dictionary<Skill, SkillAbility> { [Skill.Grammar] = new(new Estimate(1, 0.3), 10, lastDay) }, Skill.Reading, Day);

        Assert.True(Borrowed(Day - 200).Deviation > Borrowed(Day).Deviation);
        Assert.InRange(Borrowed(0).Deviation, 1.49, Scale.NewLearner.Deviation);
    }

    [Fact]
    public void In_HoweverTheStateWasBuilt_IsTheSameToTheBit()
    {
        var ability = Gen.Select(AbilityGen.Ability, Gen.Int[0, 3], Gen.Int[Day - 500, Day], (e, n, day) => new SkillAbility(e, n, day));
        Gen.Select(ability.Array[6], Gen.Int[0, 1000], Gen.Enum<Skill>()).Sample((values, seed, asked) =>
        {
            var entries = Enum.GetValues<Skill>().Zip(values, KeyValuePair.Create).ToArray();
            var forwards = new Dictionary<Skill, SkillAbility>(entries);
            new Random(seed).Shuffle(entries);
            var shuffled = new Dictionary<Skill, SkillAbility>(entries);
            var (one, other) = (AbilityPrior.In(forwards, asked, Day), AbilityPrior.In(shuffled, asked, Day));
            Assert.Equal(BitConverter.DoubleToInt64Bits(one.Value), BitConverter.DoubleToInt64Bits(other.Value));
            Assert.Equal(BitConverter.DoubleToInt64Bits(one.Deviation), BitConverter.DoubleToInt64Bits(other.Deviation));
        }, iter: 1000);
    }
}
