using CsCheck;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Selection;
using Xunit;

namespace EnglishLearning.Core.Tests.Selection;

public sealed class CandidatePoolTests
{
    [Fact]
    public void Nearest_OfAnyPool_IsWhatSortingAllByDistanceGives() =>
        Gen.Select(Gen.Int[-8, 8].Array[0, 40], Gen.Int[-9, 9], Gen.Int[1, 12], Gen.Int[1, 3]).Sample(
            (difficulties, wanted, limit, modulus) =>
            {
                var questions = difficulties.Select((value, i) => Bank.Question($"q-{i:d2}", Skill.Reading, value)).ToArray();
                bool Wanted(Candidate candidate) => int.Parse(candidate.QuestionId[2..], null) % modulus == 0;
                var nearest = Nearest(new CandidatePool(questions), wanted).Where(Wanted).Take(limit).ToArray();

                var distances = questions.Where(Wanted).Select(question => Math.Abs(question.Difficulty.Value - wanted)).Order();
                Assert.Equal(distances.Take(limit), nearest.Select(found => Math.Abs(found.Difficulty.Value - wanted)));
                Assert.All(nearest, found => Assert.True(Wanted(found)));
                Assert.Equal(nearest.Length, nearest.Distinct().Count());
                // Easier before harder at the same distance.
                Assert.All(nearest.Zip(nearest.Skip(1)), pair => Assert.False(
                    pair.First.Difficulty.Value > wanted && pair.Second.Difficulty.Value == (2 * wanted) - pair.First.Difficulty.Value));
            }, iter: 1000);

    [Fact]
    public void Nearest_OfASkillThatIsNotThere_IsEmpty() =>
        Assert.Empty(Nearest(new CandidatePool(Bank.Alike(Skill.Grammar, 3)), 0));

    [Fact]
    public void Pool_KnowsItsSkillsInOrder_ItsQuestionsAndItsMeanExposure()
    {
        var pool = new CandidatePool([
            Bank.Question("r", Skill.Reading, exposure: 1), Bank.Question("g", Skill.Grammar, exposure: 4), Bank.Question("r2", Skill.Reading, exposure: 1)]);
        Assert.Equal([Skill.Grammar, Skill.Reading], pool.Skills);
        Assert.Equal(2, pool.MeanExposure);
        Assert.Equal(Skill.Grammar, pool.Find("g")?.Skill);
        Assert.Null(pool.Find("x"));
        Assert.Equal(0, new CandidatePool([]).MeanExposure);
    }

    private static List<Candidate> Nearest(CandidatePool pool, double difficulty)
    {
        var sorted = pool.Of(Skill.Reading);
        var nearest = new List<Candidate>();
        foreach (var position in new NearestFirst(sorted, difficulty))
            nearest.Add(sorted[position]);
        return nearest;
    }
}
