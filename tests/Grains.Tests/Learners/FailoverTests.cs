using System.Collections.Concurrent;
using EnglishLearning.Contracts;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Grains.Tests.Support;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>Invariant 1 with silos that die: what was acknowledged is stored, once.</summary>
public sealed class FailoverTests
{
    [Fact]
    public async Task SiloKilled_WhileLearnersAnswer_LosesNothingAcknowledged_AndDoublesNothing()
    {
        await using var store = await Store.CreateAsync();
        await using var cluster = await LearningCluster.StartAsync(store, new ClusterParts { Patience = TimeSpan.FromSeconds(4) }, silos: 3);
        var acknowledged = new ConcurrentDictionary<Guid, Guid>();
        var learners = new List<ILearnerGrain>();
        for (var i = 0; i < 24; i++)
            learners.Add(await cluster.RegisterAsync());

        var seed = 0;
        var traffic = learners.Select(learner => Task.Run(() => AnswerAllAsync(learner, new Random(Interlocked.Increment(ref seed)), acknowledged))).ToArray();
        await Poll.UntilAsync(() => Task.FromResult(acknowledged.Count), count => count > 100);
        await cluster.KillAsync(cluster.Silos[1]);
        await Task.WhenAll(traffic);

        foreach (var learner in learners)
        {
            var id = learner.GetPrimaryKey();
            var entries = (await store.Log.ReadAsync(id)).Select(entry => entry.AttemptId).ToArray();
            Assert.Equal(acknowledged.Where(answer => answer.Value == id).Select(answer => answer.Key).Order(), entries.Order());
            Assert.Equal(await Desk.FoldAsync(store.Log, id), StateText.Of((await store.Log.LoadAsync(id))!));
            Assert.Equal(entries.Length, (await learner.ProgressAsync()).Attempts);
        }
    }

    /// <summary>As a client does: each batch again until it is answered.</summary>
    private static async Task AnswerAllAsync(ILearnerGrain learner, Random random, ConcurrentDictionary<Guid, Guid> acknowledged)
    {
        foreach (var batch in Answers.Random(random, 60, DateTimeOffset.UtcNow.AddHours(-1)).Chunk(2))
        {
            for (var tries = 0; ; tries++)
            {
                Assert.True(tries < 200, "Never answered.");
                try
                {
                    foreach (var outcome in (await learner.AnswerAsync(Answers.Request(batch))).Outcomes)
                    {
                        Assert.True(outcome.Status is AnswerStatus.Accepted or AnswerStatus.Duplicate, $"{outcome}");
                        acknowledged[outcome.AttemptId] = learner.GetPrimaryKey();
                    }
                    break;
                }
                catch (Exception e) when (e is OrleansException or TimeoutException or UnavailableException)
                {
                    await Task.Delay(20);
                }
            }
        }
    }
}
