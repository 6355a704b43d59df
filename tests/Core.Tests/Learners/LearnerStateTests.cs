using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Learners;

public sealed class LearnerStateTests
{
    [Fact]
    public void Registered_IsVersionOneOfALearnerOfWhomNothingIsKnown()
    {
        var record = LearnerState.Registered(Answers.LearnerId, "Asia/Makassar", Answers.Noon);
        Assert.Equal((Answers.LearnerId, 1L, "Asia/Makassar", Answers.Noon, 0.9), (
            record.LearnerId, record.Version, record.TimeZone, record.CreatedAt, record.DesiredRetention));
        Assert.Equal((default, null), (record.Totals, record.Last));
        Assert.Empty(record.Abilities);
    }

    [Fact]
    public void ToRecord_AndBack_IsTheSameLearner()
    {
        var learner = Answers.NewLearner("America/New_York");
        learner.Take(Answers.At(Answers.Noon, 1), Answers.At(Answers.Noon.AddDays(3), 2).To("reading-1", Skill.Reading).Wrong());
        var (one, other) = (learner.ToRecord(), new LearnerState(learner.ToRecord(), learner.Cards).ToRecord());
        Assert.Equal(one.Abilities, other.Abilities);
        Assert.Equal(one, other with { Abilities = one.Abilities });
        Assert.Equal(3, one.Version);
    }

    [Fact]
    public void ToRecord_TakenBeforeAnAnswer_DoesNotChangeWithIt()
    {
        var learner = Answers.NewLearner();
        var before = learner.ToRecord();
        learner.Take(Answers.At(Answers.Noon, 1));
        Assert.Empty(before.Abilities);
        Assert.Equal(1, before.Version);
    }

    [Fact]
    public void Blank_KeepsSettingsAndVersion_AndForgetsEveryAnswer()
    {
        var learner = new LearnerState(
            LearnerState.Registered(Answers.LearnerId, "Asia/Makassar", Answers.Noon) with { DesiredRetention = 0.8 },
            new Dictionary<string, ScheduledCard>());
        learner.Take(Answers.At(Answers.Noon, 1));
        var blank = learner.Blank();
        Assert.Equal(
            (learner.LearnerId, learner.Version, learner.CreatedAt, "Asia/Makassar", 0.8),
            (blank.LearnerId, blank.Version, blank.CreatedAt, blank.Calendar.ZoneId, blank.Scheduling.DesiredRetention));
        Assert.Equal((default, null), (blank.Totals, blank.Last));
        Assert.Empty(blank.Cards);
        Assert.Empty(blank.Abilities);
        Assert.Single(learner.Cards);
    }

    [Fact]
    public void Accept_OfADraftFoldedAnew_ForgetsAbilitiesThatAreGone()
    {
        var learner = Answers.NewLearner();
        learner.Take(Answers.At(Answers.Noon, 1), Answers.At(Answers.Noon, 2).To("reading-1", Skill.Reading));
        var draft = new LearnerDraft(learner.Blank());
        draft.Apply(Answers.At(Answers.Noon, 1));
        draft.AcceptInto(learner, draft.DifferenceTo(learner));
        Assert.Equal([Skill.Grammar], learner.Abilities.Keys);
        Assert.Equal(["grammar-1"], learner.Cards.Keys);
    }

    [Fact]
    public void AbilityIn_FadesFromTheDayOfTheLastEvidence()
    {
        var learner = Answers.NewLearner();
        var told = learner.Take(Answers.At(Answers.Noon, 1))[0];
        Assert.Equal(told.AbilityAfter, learner.AbilityIn(Skill.Grammar, told.Day));
        Assert.Equal(Scale.Fade(told.AbilityAfter, 50), learner.AbilityIn(Skill.Grammar, told.Day + 50));
    }

    [Fact]
    public void Recall_WithinTheDayOfTheLastReview_IsWhatTheScheduleAimsAt_ThenItFades()
    {
        var learner = Answers.NewLearner();
        var card = learner.Take(Answers.At(Answers.Noon, 1))[0].CardAfter;
        var day = card.Card.LastReviewDay;
        Assert.Equal((0.9, 0.9), (learner.Recall(card, day), learner.Recall(card, day - 1)));
        Assert.Equal(Scheduler.Retrievability(learner.Scheduling, card.Card, day + 9), learner.Recall(card, day + 9));
        Assert.Equal((0, 0), (learner.Recall(default, day), learner.Recall(ScheduledCard.Seen, day)));
    }
}
