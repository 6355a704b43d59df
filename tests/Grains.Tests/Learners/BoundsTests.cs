using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Grains.Tests.Support;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>Invariant 11: past a bound a clear refusal, never growth.</summary>
public sealed class BoundsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Mailbox_PastItsLimit_RefusesAtOnce_AndAnswersTheRest()
    {
        await using var store = await Store.CreateAsync();
        var gate = new TaskCompletionSource();
        var log = new FaultyLog(store.Log, new Faults(0));
        await using var cluster = await LearningCluster.StartAsync(store, new ClusterParts { Log = log }, silos: 1);
        var learner = await cluster.RegisterAsync();
        await learner.ProgressAsync();
        log.Gate = gate.Task;

        var calls = Enumerable.Range(0, 10 * LearningCluster.Mailbox).Select(_ => AnswerAsync(learner)).ToList();
        // Whoever is refused is refused while the log still stands.
        await Poll.UntilAsync(
            () => Task.FromResult(calls.Count(call => call.IsCompleted)), refused => refused >= calls.Count - 2 * LearningCluster.Mailbox);
        var refusals = calls.Where(call => call.IsCompleted).ToArray();
        gate.SetResult();

        Assert.All(refusals, call => Assert.IsType<LimitExceededException>(call.Exception?.InnerException));
        var accepted = await Task.WhenAll(calls.Except(refusals)).WaitAsync(Patience);
        Assert.InRange(accepted.Length, 1, 2 * LearningCluster.Mailbox);
        Assert.Equal(accepted.Length, (await store.Log.ReadAsync(learner.GetPrimaryKey())).Count);
        await AnswerAsync(learner);
    }

    [Fact]
    public async Task GroupCommit_PastItsQueue_IsOverloaded_AndNothingAcceptedIsLost()
    {
        await using var store = await Store.CreateAsync(options => (options.QueueCapacity, options.MaximumBatch) = (1, 1));
        await using var cluster = await LearningCluster.StartAsync(store, silos: 1);
        var learners = new List<ILearnerGrain>();
        for (var i = 0; i < 64; i++)
            learners.Add(await cluster.RegisterAsync());

        var overloaded = 0;
        var accepted = 0;
        for (var round = 0; overloaded == 0; round++)
        {
            Assert.True(round < 50, "The queue of one was never full.");
            foreach (var call in learners.Select(AnswerAsync).ToList())
            {
                try
                {
                    await call;
                    accepted++;
                }
                catch (UnavailableException e)
                {
                    Assert.Equal(UnavailableReason.Overloaded, e.Reason);
                    overloaded++;
                }
            }
        }

        Assert.Equal(accepted, await store.CountLoggedAsync());
    }

    private static async Task<AnswerOutcome> AnswerAsync(ILearnerGrain learner)
    {
        var outcome = (await learner.AnswerAsync(Answers.Request(Answers.To(SampleBank.Single(1), DateTimeOffset.UtcNow)))).Outcomes[0];
        Assert.Equal(AnswerStatus.Accepted, outcome.Status);
        return outcome;
    }
}
