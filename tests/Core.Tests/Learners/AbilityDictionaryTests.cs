using CsCheck;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

public sealed class AbilityDictionaryTests
{
    [Fact]
    public void With_DoesWhatAPlainDictionaryDoes_InOrder_AndChangesNothingBefore() =>
        Gen.Select(Gen.Enum<Skill>(), Gen.Double, Gen.Int).Array[0, 20].Sample(steps =>
        {
            var plain = new Dictionary<Skill, SkillAbility>();
            var abilities = AbilityDictionary.None;
            foreach (var (skill, value, number) in steps)
            {
                var (before, count) = (abilities, plain.Count);
                plain[skill] = new SkillAbility(new Estimate(value, 1), number, number);
                abilities = abilities.With(skill, plain[skill]);
                Assert.Equal(count, before.Count);
            }
            Assert.Equal(plain.OrderBy(ability => ability.Key), abilities);
            Assert.Equal(abilities, AbilityDictionary.Of(plain));
            Assert.Same(abilities, AbilityDictionary.Of(abilities));
            foreach (var skill in Enum.GetValues<Skill>())
            {
                Assert.Equal(plain.TryGetValue(skill, out var one), abilities.TryGetValue(skill, out var other));
                Assert.Equal(one, other);
                Assert.Equal(plain.ContainsKey(skill), abilities.ContainsKey(skill));
            }
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ARecord_StaysWhatItWas_WhileTheStateGoesOn(bool rated)
    {
        var state = Answers.NewLearner();
        state.Take(Answers.At(Answers.Noon, 1));
        var draft = new LearnerDraft(state);
        draft.Apply(Answers.At(Answers.Noon.AddMinutes(1), 2) with { Rated = rated });
        var (committed, seen) = (draft.ToRecord(), state.ToRecord());
        var (committedThen, seenThen) = (committed.Abilities.ToArray(), seen.Abilities.ToArray());
        draft.AcceptInto(state, draft.ChangedCards);
        state.Take(Answers.At(Answers.Noon.AddMinutes(2), 3).Wrong());
        Assert.Equal(committedThen, committed.Abilities);
        Assert.Equal(seenThen, seen.Abilities);
        Assert.NotEqual(committedThen, state.Abilities);
    }

    [Fact]
    public void With_ASkillTakenAway_IsWithoutIt()
    {
        var grammar = new SkillAbility(new Estimate(1, 0.5), 3, 7);
        var one = AbilityDictionary.None.With(Skill.Grammar, grammar);
        var two = one.With(Skill.Reading, grammar);
        Assert.Equal(one, two.With(Skill.Reading, null));
        Assert.Same(one, one.With(Skill.Reading, null));
        Assert.Empty(one.With(Skill.Grammar, null));
    }
}
