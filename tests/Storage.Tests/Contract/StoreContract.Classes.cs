using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Classes;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    private static readonly DateTimeOffset Monday = Samples.Now;

    private IClassLog Classes => Get<IClassLog>();

    [Fact]
    public async Task Activity_OfThoseWhoDidNothing_IsNothing_InTheOrderAsked()
    {
        var registered = await RegisterAsync();
        Guid[] asked = [Guid.NewGuid(), registered.LearnerId, Guid.NewGuid()];
        var found = await ActivityAsync(asked);
        Assert.Equal(asked, found.Select(learner => learner.LearnerId));
        Assert.All(found, learner => Assert.Equal((0, null, 0, 0), (learner.Due, learner.LastReceivedAt, learner.Topics.Count, learner.Abilities.Count)));
        Assert.Empty(await Classes.LastReceivedAsync(asked));
        Assert.Empty(await ActivityAsync([]));
    }

    [Fact]
    public async Task Activity_IsAddedUp_BySetOfQuestions()
    {
        await Questions.PublishAsync([Samples.Question("grammar-a1-be-01"), Samples.Question("grammar-a1-be-02")]);
        var (one, two) = (await RegisterAsync(), await RegisterAsync());
        var next = Samples.Next(
            one,
            Answer("grammar-a1-be-01", Monday, correct: true),
            Answer("grammar-a1-be-02", Monday.AddDays(-14), correct: false),
            Answer("grammar-a1-be-01", Monday.AddDays(-28), correct: true, first: false),
            Answer("reading-gone-07", Monday.AddDays(-1), correct: true));
        await Log.CommitAsync(next with { Learner = next.Learner with { Abilities = new Dictionary<Skill, SkillAbility> { [Skill.Grammar] = new(new Estimate(-0.5, 0.75), 9, 3) } } });
        await Log.CommitAsync(Samples.Next(two, Answer("grammar-a1-be-01", Monday.AddDays(-40), correct: true)));

        var found = await ActivityAsync([one.LearnerId, two.LearnerId], Monday.AddDays(-30), Monday.AddMilliseconds(1));

        Assert.Equal(["grammar-a1-be", "reading-gone"], found[0].Topics.Select(topic => topic.Topic));
        var topic = found[0].Topics[0];
        Assert.Equal((Skill.Grammar, CefrLevel.A1, 3, 2, 2, 1), (topic.Skill, topic.Level, topic.Answers, topic.Correct, topic.FirstAnswers, topic.FirstCorrect));
        Assert.Equal((1.75, 1.25), (Math.Round(topic.Weight, 6), Math.Round(topic.CorrectWeight, 6)));
        Assert.Null(found[0].Topics[1].Level);
        Assert.Equal(new SkillAbility(new Estimate(-0.5, 0.75), 9, 3), found[0].Abilities[Skill.Grammar]);
        // Before the period, and still the last that the server took from them.
        Assert.Empty(found[1].Topics);
        Assert.Equal(Monday.AddDays(-40).AddMilliseconds(77), found[1].LastReceivedAt);
    }

    [Fact]
    public async Task Activity_OfAnAnswerTakenBack_IsNone()
    {
        var learner = await RegisterAsync();
        var (kept, taken) = (Answer("grammar-a1-be-01", Monday, correct: true), Answer("grammar-a1-be-02", Monday.AddMinutes(1), correct: true));
        var undo = taken with { AttemptId = Samples.NewAttemptId(Monday.AddMinutes(2)), Kind = EntryKind.Void, Voids = taken.AttemptId, ReceivedAt = Monday.AddMinutes(2) };
        await Log.CommitAsync(Samples.Next(learner, kept, taken, undo));

        var found = Assert.Single(await ActivityAsync([learner.LearnerId]));

        var topic = Assert.Single(found.Topics);
        Assert.Equal((1, 1, 1, 1), (topic.Answers, topic.Correct, topic.FirstAnswers, topic.FirstCorrect));
        Assert.Equal(Monday.AddMinutes(2), found.LastReceivedAt);
    }

    [Fact]
    public async Task OwnCards_CountAsReceived_AndAreNoTopic()
    {
        var learner = await RegisterAsync();
        await Log.CommitAsync(Samples.Next(learner, Answer("own-abc", Monday, correct: true) with { Kind = EntryKind.Import }));
        var found = Assert.Single(await ActivityAsync([learner.LearnerId]));
        Assert.Empty(found.Topics);
        Assert.Equal(Monday.AddMilliseconds(77), found.LastReceivedAt);
    }

    [Fact]
    public async Task LastReceived_IsWhenTheServerTookIt_AndNotWhenItWasAnswered()
    {
        var learner = await RegisterAsync();
        var late = Answer("grammar-a1-be-01", Monday.AddDays(-9), correct: true) with { ReceivedAt = Monday.AddDays(3) };
        await Log.CommitAsync(Samples.Next(learner, Answer("grammar-a1-be-02", Monday, correct: true), late));

        Assert.Equal(Monday.AddDays(3), Assert.Single(await Classes.LastReceivedAsync([learner.LearnerId])).Value);
        Assert.Equal(Monday.AddDays(3), Assert.Single(await ActivityAsync([learner.LearnerId])).LastReceivedAt);
    }

    [Fact]
    public async Task Due_IsWhatIsDueByThen()
    {
        var learner = await RegisterAsync();
        await Log.CommitAsync(Samples.Next(learner, Answer("grammar-a1-be-01", Monday, correct: true), Answer("grammar-a1-be-02", Monday, correct: true)));
        Assert.Equal(0, Assert.Single(await Classes.ActivityAsync([learner.LearnerId], Monday, Monday.AddDays(1), Monday.AddDays(2))).Due);
        Assert.Equal(2, Assert.Single(await Classes.ActivityAsync([learner.LearnerId], Monday, Monday.AddDays(1), Monday.AddDays(3))).Due);
    }

    [Fact]
    public async Task Progress_CountsQuestionsOnce_SinceTheOpening_AndByTheDueDate()
    {
        var (one, two) = (await RegisterAsync(), await RegisterAsync());
        AssignmentScope[] scopes =
        [
            new(Guid.NewGuid(), Monday, Monday.AddDays(7), ["grammar-a1-be-01", "grammar-a1-be-02", "grammar-a1-be-03"]),
            new(Guid.NewGuid(), Monday.AddDays(2), Monday.AddDays(9), ["grammar-a1-be-03"]),
        ];
        await Log.CommitAsync(Samples.Next(
            one,
            Answer("grammar-a1-be-01", Monday.AddDays(-2), correct: true),
            Answer("grammar-a1-be-02", Monday.AddDays(1), correct: false),
            Answer("grammar-a1-be-02", Monday.AddDays(1).AddMinutes(1), correct: true, first: false),
            Answer("grammar-a1-be-03", Monday.AddDays(8), correct: true, first: false)));

        var found = (await Classes.ProgressAsync([one.LearnerId, two.LearnerId], scopes)).ToDictionary(done => done.AssignmentId);

        Assert.Equal(2, found.Count);
        Assert.All(found.Values, done => Assert.Equal(one.LearnerId, done.LearnerId));
        Assert.Equal(new AssignmentActivity(scopes[0].AssignmentId, one.LearnerId, 2, 1, 2, 1, 2 * 4321, 4321), found[scopes[0].AssignmentId]);
        Assert.Equal(new AssignmentActivity(scopes[1].AssignmentId, one.LearnerId, 1, 1, 1, 1, 4321, 4321), found[scopes[1].AssignmentId]);
        Assert.Empty(await Classes.ProgressAsync([one.LearnerId], []));
    }

    [Fact]
    public async Task Progress_OfAnAnswerTakenBack_IsNone()
    {
        var learner = await RegisterAsync();
        var taken = Answer("grammar-a1-be-01", Monday, correct: true);
        var undo = taken with { AttemptId = Samples.NewAttemptId(Monday.AddMinutes(2)), Kind = EntryKind.Void, Voids = taken.AttemptId };
        await Log.CommitAsync(Samples.Next(learner, taken, undo));
        Assert.Empty(await Classes.ProgressAsync([learner.LearnerId], [new(Guid.NewGuid(), Monday, Monday.AddDays(7), ["grammar-a1-be-01"])]));
    }

    [Fact]
    public async Task Published_AreThoseThatAreAskedToday()
    {
        await Questions.PublishAsync([Samples.Question("grammar-a1-be-01"), Samples.Question("grammar-a1-be-02")]);
        await Questions.PublishAsync([Samples.Question("grammar-a1-be-01", "changed")]);
        Assert.Equal(["grammar-a1-be-01"], await Questions.FindPublishedAsync(["grammar-a1-be-01", "grammar-a1-be-02", "grammar-a1-be-03"]));
    }

    /// <summary>A report that went through the whole log would stop a school of a million answers.</summary>
    [Fact]
    public async Task Reports_GoByTheKeysOfLearners()
    {
        var learner = await RegisterAsync();
        await Log.CommitAsync(Samples.Next(learner, Answer("grammar-a1-be-01", Monday, correct: true)));
        foreach (var plan in await PlansOfReportsAsync())
            Assert.DoesNotMatch(@"(SCAN|Seq Scan on) (a|v|c|l|cards|learners|attempts\w*)\b", plan);
    }

    private protected abstract Task<IReadOnlyList<string>> PlansOfReportsAsync();

    private Task<IReadOnlyList<LearnerActivity>> ActivityAsync(IReadOnlyList<Guid> learners, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        Classes.ActivityAsync(learners, from ?? Monday.AddDays(-30), to ?? Monday.AddDays(30), Monday);

    private static Attempt Answer(string questionId, DateTimeOffset at, bool correct, bool first = true) => Samples.Attempt(questionId, Samples.NewAttemptId(at)) with
    {
        AnsweredAt = at,
        ReceivedAt = at.AddMilliseconds(77),
        Correct = correct,
        First = first,
    };
}
