using CsCheck;
using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Selection;
using Xunit;

namespace EnglishLearning.Core.Tests.Selection;

public sealed class NewQuestionsTests
{
    private static readonly Gen<Candidate> AnyQuestion = Gen.Select(
        Gen.Double[-4, 4], Gen.Double[0.1, 0.9], Gen.OneOf(0.0, 1.0 / 15, 0.25, 1.0 / 3, 0.5), Gen.Int[0, 100],
        (value, deviation, guess, exposure) => Bank.Question("", Skill.Grammar, value, guess, exposure, deviation: deviation));

    [Fact]
    public void Next_FromAPoolItSeesWhole_IsInTheBandWheneverAnythingIs() =>
        Gen.Select(AnyQuestion.Array[1, 24], Gen.Double[-4, 4], Gen.ULong).Sample((questions, value, seed) =>
        {
            questions = [.. questions.Select((question, i) => question with { QuestionId = $"q-{i}" })];
            var learner = Bank.Learner([(Skill.Grammar, value, 50)]);
            var ability = learner.AbilityIn(Skill.Grammar, Bank.Today);
            var expected = questions.ToDictionary(
                question => question.QuestionId, question => Rasch.Probability(ability, question.Difficulty, question.Guess));
            var choice = Assert.Single(Selector.Choose(learner, new CandidatePool(questions), Bank.Ask(1, seed: seed)));

            Assert.Equal(expected[choice.QuestionId], choice.PCorrect);
            Assert.Equal((0, 0), (choice.DaysDue, choice.Recall));
            if (expected.Values.Any(p => p is >= 0.70 and <= 0.85))
            {
                Assert.Equal(ReasonKind.NewInBand, choice.Reason);
                Assert.InRange(choice.PCorrect, 0.70, 0.85);
            }
            else
            {
                Assert.Equal(ReasonKind.NewNearest, choice.Reason);
                Assert.Equal(expected.Values.Min(p => Math.Abs(p - 0.775)), Math.Abs(choice.PCorrect - 0.775));
            }
        }, iter: 1000);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0 / 15)]
    [InlineData(0.25)]
    [InlineData(1.0 / 3)]
    public void Next_FromALargeBankOfOneForm_IsInTheBand(double guess)
    {
        foreach (var deviation in (double[])[0.1, 0.9])
        {
            var pool = new CandidatePool(Enumerable.Range(0, 20_000)
                .Select(i => Bank.Question($"q-{i}", Skill.Grammar, -6 + (12 * i / 20_000.0), guess, deviation: deviation)));
            LearnerState[] learners =
            [
                Bank.Learner(), Bank.Learner([(Skill.Grammar, 0, 90)]), Bank.Learner([(Skill.Grammar, 2.5, 90)]),
                Bank.Learner([(Skill.Vocabulary, 1, 90)]),
            ];
            Assert.All(learners, learner => Assert.All(
                Selector.Choose(learner, pool, Bank.Ask(10)), choice => Assert.Equal(ReasonKind.NewInBand, choice.Reason)));
        }
    }

    [Fact]
    public void Next_ManyTimes_BalancesTheSkills()
    {
        Skill[] skills = [Skill.Grammar, Skill.Vocabulary, Skill.Reading, Skill.Listening];
        var pool = new CandidatePool(skills.SelectMany(skill => Bank.Alike(skill, 30)));
        Gen.Int[1, 50].Sample(count =>
        {
            var chosen = Selector.Choose(Bank.Learner(), pool, Bank.Ask(count));
            var counts = skills.Select(skill => chosen.Count(choice => pool.Find(choice.QuestionId)!.Value.Skill == skill)).ToArray();
            Assert.Equal(count, counts.Sum());
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }, iter: 50);
    }

    [Fact]
    public void Next_WhereSkillsWerePractisedUnequally_CatchesUpFirst()
    {
        var pool = new CandidatePool(Enum.GetValues<Skill>().SelectMany(skill => Bank.Alike(skill, 30)));
        var learner = Bank.Learner(
            [(Skill.Grammar, 0, 5), (Skill.Reading, 0, 2), (Skill.Listening, 0, 9), (Skill.Writing, 0, 9), (Skill.Speaking, 0, 9)]);
        var skills = Selector.Choose(learner, pool, Bank.Ask(11)).Select(choice => pool.Find(choice.QuestionId)!.Value.Skill).ToArray();
        Assert.Equal([Skill.Vocabulary, Skill.Vocabulary], skills[..2]);
        Assert.Equal((3 + 3, 3 + 1, 1), (
            skills.Count(skill => skill == Skill.Vocabulary), skills.Count(skill => skill == Skill.Reading), skills.Count(skill => skill == Skill.Grammar)));
    }

    [Fact]
    public void Next_WhereTheSkillInNeedHasNothingInTheBand_TakesAnotherSkillsFirst()
    {
        var pool = new CandidatePool([.. Bank.Alike(Skill.Grammar, 2, difficulty: 5), .. Bank.Alike(Skill.Reading, 2)]);
        var learner = Bank.Learner([(Skill.Reading, -1.25, 40)]);
        var chosen = Selector.Choose(learner, pool, Bank.Ask(3));
        Assert.Equal(
            [(Skill.Reading, ReasonKind.NewInBand), (Skill.Reading, ReasonKind.NewInBand), (Skill.Grammar, ReasonKind.NewNearest)],
            chosen.Select(choice => (pool.Find(choice.QuestionId)!.Value.Skill, choice.Reason)));
    }

    [Fact]
    public void Next_WhenASkillIsUsedUp_GoesOnWithTheOthers()
    {
        var pool = new CandidatePool([.. Bank.Alike(Skill.Grammar, 1), .. Bank.Alike(Skill.Reading, 5)]);
        var chosen = Selector.Choose(Bank.Learner(), pool, Bank.Ask(10));
        Assert.Equal(6, chosen.DistinctBy(choice => choice.QuestionId).Count());
        Assert.Equal(6, chosen.Count);
    }

    [Fact]
    public void Next_AQuestionMoreExposedThanOthers_IsDrawnAsItsWeightSays()
    {
        // The mean is 50: weights 1, 1 / 2, 1 / 4 of 1.75.
        var pool = new CandidatePool([Exposed("q-0", 0), Exposed("q-50", 50), Exposed("q-150", 150), .. Easy(1, 0)]);
        Assert.Equal(50, pool.MeanExposure);
        var drawn = Draw(pool, 20_000);
        Assert.Equal(1 / 1.75, drawn["q-0"], 0.012);
        Assert.Equal(0.5 / 1.75, drawn["q-50"], 0.012);
        Assert.Equal(0.25 / 1.75, drawn["q-150"], 0.012);
    }

    [Fact]
    public void Next_InABankThatNobodyUsed_DrawsEvenly()
    {
        var drawn = Draw(new CandidatePool([Exposed("q-a", 0), Exposed("q-b", 1), Exposed("q-c", 0), .. Easy(97, 0)]), 20_000);
        // A mean below 1 counts as 1, else a single answer would weigh like a thousand.
        Assert.Equal(1 / 2.5, drawn["q-a"], 0.012);
        Assert.Equal(0.5 / 2.5, drawn["q-b"], 0.012);
    }

    private static Candidate Exposed(string id, int exposure) => Bank.Question(id, Skill.Grammar, -1, exposure: exposure);

    /// <summary>Questions far outside of the band, which are never drawn and only count in the mean.</summary>
    private static IEnumerable<Candidate> Easy(int count, int exposure) =>
        Enumerable.Range(0, count).Select(i => Bank.Question($"easy-{i}", Skill.Grammar, -7, exposure: exposure));

    private static Dictionary<string, double> Draw(CandidatePool pool, int times)
    {
        var learner = Bank.Learner([(Skill.Grammar, 0, 50)]);
        return Enumerable.Range(0, times)
            .Select(seed => Selector.Choose(learner, pool, Bank.Ask(1, seed: (ulong)seed))[0].QuestionId)
            .CountBy(id => id)
            .ToDictionary(id => id.Key, id => id.Value / (double)times);
    }
}
