using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Selection;
using Xunit;

namespace EnglishLearning.Core.Tests.Selection;

public sealed class SelectorTests
{
    private static readonly CandidatePool Pool = new(Bank.Alike(Skill.Grammar, 40).Concat(Bank.Alike(Skill.Reading, 40)));

    [Fact]
    public void Choose_Mixed_GivesTwoReviewsToEachNewQuestionWhileReviewsAreDue()
    {
        var chosen = Selector.Choose(WithDue(5), Pool, Bank.Ask(10, PracticeMode.Mixed));
        Assert.Equal("RRNRRNRNNN", Kinds(chosen));
        AssertNothingTwice(chosen);
    }

    [Fact]
    public void Choose_MixedOneAtATime_MixesAsForMany()
    {
        string Kind(int attempts) => Kinds(Selector.Choose(
            new LearnerState(WithDue(5).ToRecord() with { Totals = new LearnerTotals(attempts, 0, 1, 1, 0) }, WithDue(5).Cards),
            Pool,
            Bank.Ask(1, PracticeMode.Mixed)));

        Assert.Equal("RRNRRN", string.Concat(Enumerable.Range(0, 6).Select(Kind)));
    }

    [Fact]
    public void Choose_MixedWithNothingNewLeft_GivesTheReviews()
    {
        var learner = Bank.Learner(Enumerable.Range(0, 4).Select(i => ($"grammar-{i:d3}", Bank.Card(1))));
        var pool = new CandidatePool(Bank.Alike(Skill.Grammar, 4));
        Assert.Equal("RRRR", Kinds(Selector.Choose(learner, pool, Bank.Ask(9, PracticeMode.Mixed))));
    }

    [Fact]
    public void Choose_Review_NeverOffersWhatIsNotDueOrNew()
    {
        var learner = Bank.Learner(("grammar-000", Bank.Card(0)), ("grammar-001", Bank.Card(-1)), ("grammar-002", Bank.Card(4)));
        var chosen = Selector.Choose(learner, Pool, Bank.Ask(10, PracticeMode.Review));
        Assert.Equal(["grammar-000", "grammar-002"], chosen.Select(choice => choice.QuestionId).Order());
    }

    [Fact]
    public void Choose_New_NeverOffersAReview_NorAnythingSeenBefore()
    {
        var learner = WithDue(39);
        var chosen = Selector.Choose(learner, Pool, Bank.Ask(50, PracticeMode.New));
        Assert.Equal(41, chosen.Count);
        Assert.All(chosen, choice => Assert.False(learner.Cards.ContainsKey(choice.QuestionId)));
        Assert.DoesNotContain('R', Kinds(chosen));
        AssertNothingTwice(chosen);
    }

    [Fact]
    public void Choose_ADueReview_SaysSinceWhenAndHowLikely()
    {
        var learner = Bank.Learner([(Skill.Grammar, -2, 30)], [("grammar-000", Bank.Card(3))]);
        var choice = Assert.Single(Selector.Choose(learner, Pool, Bank.Ask(1, PracticeMode.Mixed)));
        var recall = Scheduler.Retrievability(learner.Scheduling, learner.Cards["grammar-000"].Card, Bank.Today);
        var known = Pool.Find("grammar-000")!.Value;
        var expected = Rasch.Probability(learner.AbilityIn(Skill.Grammar, Bank.Today), known.Difficulty, 0.25, recall);
        Assert.Equal(new Choice("grammar-000", ReasonKind.Due, 3, recall, expected), choice);
        Assert.True(choice.PCorrect > recall);
    }

    [Fact]
    public void Choose_ASelfGradedReview_ExpectsRecallAlone()
    {
        var pool = new CandidatePool([Bank.Question("flash-1", Skill.Vocabulary, selfGraded: true)]);
        var learner = Bank.Learner(("flash-1", Bank.Card(2)), ("own-1", Bank.Card(1, stability: 30)));
        var chosen = Selector.Choose(learner, pool, Bank.Ask(5, PracticeMode.Review));
        Assert.Equal(["flash-1", "own-1"], chosen.Select(choice => choice.QuestionId));
        Assert.All(chosen, choice => Assert.Equal(choice.Recall, choice.PCorrect));
    }

    [Fact]
    public void Choose_ACardDueWithinTheDay_IsDueSinceNoDays()
    {
        var card = Bank.Card(0) with { Due = Bank.Now.AddMinutes(-5) };
        Assert.Equal(0, Selector.Choose(Bank.Learner(("grammar-001", card)), Pool, Bank.Ask(1, PracticeMode.Review))[0].DaysDue);
    }

    [Fact]
    public void Choose_ARetiredQuestion_IsReviewedAndNeverNew_OneGoneIsNeither()
    {
        var pool = new CandidatePool([], retired: [Bank.Question("grammar-retired"), Bank.Question("grammar-unseen")]);
        var learner = Bank.Learner(("grammar-retired", Bank.Card(1)), ("own-0a", Bank.Card(2)), ("grammar-gone", Bank.Card(3)));
        var chosen = Selector.Choose(learner, pool, Bank.Ask(5, PracticeMode.Mixed));
        Assert.Equal(["own-0a", "grammar-retired"], chosen.Select(choice => choice.QuestionId));
    }

    [Fact]
    public void Choose_AQuestionSeenWithoutAReview_IsNewStill()
    {
        var pool = new CandidatePool(Bank.Alike(Skill.Grammar, 1));
        var learner = Bank.Learner(("grammar-000", ScheduledCard.Seen));
        Assert.Empty(Selector.Choose(learner, pool, Bank.Ask(5, PracticeMode.Review)));
        Assert.Equal("grammar-000", Assert.Single(Selector.Choose(learner, pool, Bank.Ask(5, PracticeMode.Mixed))).QuestionId);
    }

    [Theory]
    [InlineData(null, null, "grammar-a1 own-1 reading-a1 reading-b1")]
    [InlineData(Skill.Reading, null, "reading-a1 reading-b1")]
    [InlineData(null, CefrLevel.A1, "grammar-a1 reading-a1")]
    [InlineData(Skill.Reading, CefrLevel.B1, "reading-b1")]
    [InlineData(Skill.Listening, null, "")]
    public void Choose_ForASkillOrALevel_LeavesOutTheRest_InBothQueues(Skill? skill, CefrLevel? level, string expected)
    {
        Candidate[] questions =
        [
            Bank.Question("grammar-a1", Skill.Grammar, -2.5), Bank.Question("reading-a1", Skill.Reading, -2.5),
            Bank.Question("reading-b1", Skill.Reading, 0),
        ];
        var cards = questions.Select(question => question.QuestionId).Append("own-1").Select(id => (id, Bank.Card(1)));
        var request = Bank.Ask(10, PracticeMode.Mixed) with { Skill = skill, Level = level };
        var reviews = Selector.Choose(Bank.Learner(cards), new CandidatePool(questions), request);
        Assert.Equal(expected, string.Join(' ', reviews.Select(choice => choice.QuestionId).Order()));

        var fresh = Selector.Choose(Bank.Learner(), new CandidatePool(questions), request);
        Assert.Equal(expected.Replace("own-1 ", "", StringComparison.Ordinal), string.Join(' ', fresh.Select(choice => choice.QuestionId).Order()));
    }

    [Theory]
    [InlineData(PracticeMode.Mixed)]
    [InlineData(PracticeMode.Review)]
    [InlineData(PracticeMode.New)]
    public void Choose_FromAnEmptyPool_IsNothing(PracticeMode mode) =>
        Assert.Empty(Selector.Choose(Bank.Learner(), new CandidatePool([]), Bank.Ask(5, mode)));

    [Fact]
    public void Choose_TheSameAgain_IsTheSame_AndAnotherSeedDrawsOtherwiseSomewhere()
    {
        var learner = WithDue(3);
        var chosen = Selector.Choose(learner, Pool, Bank.Ask(20, PracticeMode.Mixed, seed: 7));
        Assert.Equal(chosen, Selector.Choose(learner, Pool, Bank.Ask(20, PracticeMode.Mixed, seed: 7)));
        Assert.Equal(
            chosen,
            Selector.Choose(learner, new CandidatePool(Bank.Alike(Skill.Reading, 40).Concat(Bank.Alike(Skill.Grammar, 40)).Reverse()), Bank.Ask(20, PracticeMode.Mixed, seed: 7)));
        Assert.NotEqual(chosen, Selector.Choose(learner, Pool, Bank.Ask(20, PracticeMode.Mixed, seed: 8)));
    }

    [Fact]
    public void Choose_AmongTwentyThousandQuestionsAndFiveThousandCards_IsRight()
    {
        var questions = Enumerable.Range(0, 20_000)
            .Select(i => Bank.Question($"q-{i:d5}", (Skill)(1 + (i % 4)), -4 + (8.0 * (i * 7919 % 20_000) / 20_000), exposure: i % 50))
            .ToArray();
        var cards = Enumerable.Range(0, 5_000).ToDictionary(i => $"q-{i * 4:d5}", i => Bank.Card((i % 9) - 4, stability: 1 + (i * 31 % 5_000)));
        var learner = Bank.Learner(cards.Select(card => (card.Key, card.Value)));
        var chosen = Selector.Choose(learner, new CandidatePool(questions), Bank.Ask(50, PracticeMode.Mixed));

        Assert.Equal(50, chosen.Count);
        AssertNothingTwice(chosen);
        var weakest = cards.Where(card => card.Value.Due <= Bank.Now).OrderBy(card => card.Value.Card.Stability).Select(card => card.Key);
        Assert.Equal(weakest.Take(34), chosen.Where(choice => choice.Reason == ReasonKind.Due).Select(choice => choice.QuestionId));
        var fresh = chosen.Where(choice => choice.Reason != ReasonKind.Due).ToArray();
        Assert.Equal(16, fresh.Length);
        Assert.All(fresh, choice => Assert.Equal(ReasonKind.NewInBand, choice.Reason));
        Assert.All(fresh, choice => Assert.DoesNotContain(choice.QuestionId, cards.Keys));
    }

    private static LearnerState WithDue(int count) =>
        Bank.Learner(Enumerable.Range(0, count).Select(i => ($"reading-{i:d3}", Bank.Card(i % 9))));

    private static string Kinds(IEnumerable<Choice> chosen) =>
        string.Concat(chosen.Select(choice => choice.Reason == ReasonKind.Due ? 'R' : 'N'));

    private static void AssertNothingTwice(IReadOnlyList<Choice> chosen) =>
        Assert.Equal(chosen.Count, chosen.DistinctBy(choice => choice.QuestionId).Count());
}
