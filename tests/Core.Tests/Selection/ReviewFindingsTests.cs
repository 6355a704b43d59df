using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Selection;
using EnglishLearning.Core.Tests.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Selection;

/// <summary>Regressions of issue 2's review: each was wrong once.</summary>
public sealed class ReviewFindingsTests
{
    private static readonly CandidatePool Pool = new(Bank.Alike(Skill.Grammar, 10));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(5, true)]
    public void Issue2_OneAtATime_EveryThirdQuestionIsNewWhileReviewsAreDue(int answered, bool isNew)
    {
        var due = Bank.Learner(("own-1", Bank.Card(1)), ("own-2", Bank.Card(1)));
        var learner = new LearnerState(due.ToRecord() with { Totals = new LearnerTotals(answered, 0, 1, 1, Bank.Today) }, due.Cards);
        var choice = Assert.Single(Selector.Choose(learner, Pool, Bank.Ask(1, PracticeMode.Mixed)));
        Assert.Equal(isNew, choice.Reason != ReasonKind.Due);
    }

    [Fact]
    public void Issue2_ASkillWithoutQuestionsInTheBand_WaitsForOneThatHasSome()
    {
        var pool = new CandidatePool(
            [Bank.Question("far", Skill.Grammar, difficulty: 5), .. Bank.Alike(Skill.Reading, 3)]);
        var learner = Bank.Learner([(Skill.Grammar, -1.25, 0), (Skill.Reading, -1.25, 50)]);
        var chosen = Selector.Choose(learner, pool, Bank.Ask(4));
        Assert.Equal("far", chosen[^1].QuestionId);
        Assert.Equal(
            [ReasonKind.NewInBand, ReasonKind.NewInBand, ReasonKind.NewInBand, ReasonKind.NewNearest],
            chosen.Select(choice => choice.Reason));
    }

    [Fact]
    public void Issue2_ARetiredQuestion_IsReviewedByThoseWhoLearnedIt_AndNeverNew()
    {
        var pool = new CandidatePool([], retired: [Bank.Question("retired"), Bank.Question("unmet")]);
        var learner = Bank.Learner(("retired", Bank.Card(1)));
        Assert.Equal("retired", Assert.Single(Selector.Choose(learner, pool, Bank.Ask(5, PracticeMode.Mixed))).QuestionId);
        Assert.Equal(1, ReviewQueue.CountDue(learner, Bank.Now));
    }

    [Fact]
    public void Issue2_AQuestionThatWasOnlySeen_IsOfferedAsNew_AndNeverDue()
    {
        var learner = Bank.Learner(("grammar-000", ScheduledCard.Seen));
        Assert.Equal(0, ReviewQueue.CountDue(learner, Bank.Now));
        Assert.Contains(
            Selector.Choose(learner, Pool, Bank.Ask(10)), choice => choice.QuestionId == "grammar-000");
        Assert.Empty(Selector.Choose(learner, Pool, Bank.Ask(10, PracticeMode.Review)));
    }

    [Fact]
    public void Issue2_ACardFailedAMinuteAgo_IsNotExpectedToBeRemembered()
    {
        var learner = Answers.NewLearner();
        learner.Take(Answers.At(Answers.Noon, 1) with { SelfGraded = true, Correct = false, Score = 0, Rating = Rating.Again });
        var again = learner.Take(Answers.At(Answers.Noon.AddMinutes(1), 2) with { SelfGraded = true })[0];
        Assert.Equal(SchedulerOptions.Default.DesiredRetention, again.PCorrect);
    }

    [Fact]
    public void Issue2_AnUnknownLearner_MovesAQuestionLittle()
    {
        var question = Scale.NewQuestion(CefrLevel.B1);
        double Moved(double deviation) =>
            Math.Abs(Rasch.UpdateDifficulty(question, new Estimate(0, deviation), 0.25, 1, 1).Value - question.Value);
        Assert.InRange(Moved(Scale.NewLearner.Deviation), 1e-3, Moved(Scale.SureAbility) / 5);
        Assert.True(Moved(1.0) < Moved(Scale.SureAbility));
    }
}
