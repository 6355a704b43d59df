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
}
