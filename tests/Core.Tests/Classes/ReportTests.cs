using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Classes;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Core.Tests.Classes;

public sealed class ReportTests
{
    [Theory]
    [InlineData(4, 4, 0.0, false)]
    [InlineData(5, 5, 2.49, true)]
    [InlineData(5, 5, 2.5, false)]
    [InlineData(5, 3, 1.4, true)]
    [InlineData(50, 1e-9, 4e-10, true)]
    [InlineData(5, 0, 0.0, false)]
    public void Stuck_IsWhoAnsweredFiveTimes_AndLessThanHalfRight(int answers, double weight, double correct, bool isStuck) =>
        Assert.Equal(isStuck, StuckRule.IsStuck(Topic("t", answers: answers) with { Weight = weight, CorrectWeight = correct }));

    [Fact]
    public void Weight_IsHalved_EveryTwoWeeks() =>
        Assert.Equal(0.5, Math.Exp(StuckRule.DecayPerMillisecond * TimeSpan.FromDays(14).TotalMilliseconds), 12);

    [Fact]
    public void Summary_AddsUpLearners_ByTopicAndBySkillAndLevel()
    {
        var (ani, budi, citra) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var summary = ClassSummary.Of(
        [
            Learner(ani, Topic("b", firsts: 4, correct: 4), Topic("a", firsts: 4, correct: 0, isStuck: true)),
            Learner(budi, Topic("a", firsts: 3, correct: 2)),
            Learner(citra, Topic("a", firsts: 0, correct: 0)),
            Learner(Guid.NewGuid()),
        ]);

        Assert.Equal([null, "a", "b"], summary.Select(topic => topic.Topic));
        Assert.Equal((2, 11, 6), (summary[0].Learners, summary[0].FirstAnswers, summary[0].FirstCorrect));
        Assert.Equal([0, 0, 2, 0], summary[0].Quarters);
        Assert.Equal([1, 0, 1, 0], summary[1].Quarters);
        Assert.Equal([0, 0, 0, 1], summary[2].Quarters);
        Assert.Equal([ani], summary[0].Stuck);
        Assert.Equal([ani], summary[1].Stuck);
        Assert.Empty(summary[2].Stuck);
    }

    [Fact]
    public void Topics_StandUnderTheirSkillAndLevel_InOrder()
    {
        var summary = ClassSummary.Of(
        [
            Learner(Guid.NewGuid(), Topic("v", skill: Skill.Vocabulary), Topic("g2", level: CefrLevel.B1), Topic("g1"), Topic("gone", level: null)),
        ]);
        Assert.Equal(
            [(Skill.Grammar, null, null), (Skill.Grammar, null, "gone"), (Skill.Grammar, CefrLevel.A1, null), (Skill.Grammar, CefrLevel.A1, "g1"),
             (Skill.Grammar, CefrLevel.B1, null), (Skill.Grammar, CefrLevel.B1, "g2"), (Skill.Vocabulary, CefrLevel.A1, null), (Skill.Vocabulary, (CefrLevel?)CefrLevel.A1, (string?)"v")],
            summary.Select(topic => (topic.Skill, topic.Level, topic.Topic)));
    }

    [Theory]
    [InlineData(AssignmentKind.Questions, 10, 0, 0, AssignmentState.NotStarted, 0)]
    [InlineData(AssignmentKind.Questions, 10, 3, 3, AssignmentState.UnderWay, 3)]
    [InlineData(AssignmentKind.Lesson, 10, 10, 10, AssignmentState.Done, 10)]
    [InlineData(AssignmentKind.Lesson, 10, 10, 9, AssignmentState.DoneLate, 10)]
    public void Progress_OfQuestions(AssignmentKind kind, int total, int done, int inTime, AssignmentState state, int shown) =>
        Assert.Equal(new AssignmentProgress(shown, total, state), AssignmentProgress.Of(kind, total, new(default, default, done, inTime, 99, 99, 99, 99)));

    [Theory]
    [InlineData(AssignmentKind.ReviewCount, 20, 25, 20, 0, 0, AssignmentState.Done, 20)]
    [InlineData(AssignmentKind.ReviewCount, 20, 25, 19, 0, 0, AssignmentState.DoneLate, 20)]
    [InlineData(AssignmentKind.ReviewCount, 20, 5, 5, 0, 0, AssignmentState.UnderWay, 5)]
    [InlineData(AssignmentKind.ReviewMinutes, 10, 5, 5, 59_999, 59_999, AssignmentState.UnderWay, 0)]
    [InlineData(AssignmentKind.ReviewMinutes, 10, 5, 5, 600_000, 600_000, AssignmentState.Done, 10)]
    [InlineData(AssignmentKind.ReviewMinutes, 10, 5, 5, 600_000, 599_999, AssignmentState.DoneLate, 10)]
    public void Progress_OfReviews(AssignmentKind kind, int total, int reviews, int inTime, long ms, long msInTime, AssignmentState state, int shown) =>
        Assert.Equal(new AssignmentProgress(shown, total, state), AssignmentProgress.Of(kind, total, new(default, default, 99, 99, reviews, inTime, ms, msInTime)));

    [Fact]
    public void Progress_OfNothing_IsNotStarted() =>
        Assert.Equal(new AssignmentProgress(0, 7, AssignmentState.NotStarted), AssignmentProgress.Of(AssignmentKind.ReviewCount, 7, null));

    private static LearnerActivity Learner(Guid id, params TopicActivity[] topics) => new(id, 0, new Dictionary<Skill, SkillAbility>(), null, topics);

    private static TopicActivity Topic(
        string name, int answers = 5, int firsts = 1, int correct = 1, bool isStuck = false, Skill skill = Skill.Grammar, CefrLevel? level = CefrLevel.A1) =>
        new(name, skill, level, answers, correct, firsts, correct, 5, isStuck ? 1 : 4);
}
