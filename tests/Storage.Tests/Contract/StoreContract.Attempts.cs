using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Attempt_ComesBack_FieldByFieldAndBitByBit()
    {
        var learner = await RegisterAsync();
        Attempt[] attempts = [Samples.Attempt(), Samples.ExtremeAttempt("reading-c2-irony-07")];

        await Log.CommitAsync(Samples.Next(learner, attempts));
        var read = (await Log.ReadAsync(learner.LearnerId)).OrderBy(attempt => attempt.Kind).ToList();

        Assert.Equal(attempts, read);
        Assert.Equal(attempts.Select(Bits), read.Select(Bits));
        Assert.Equal(attempts, (await ReadAllAsync()).Select(logged => logged.Attempt).OrderBy(attempt => attempt.Kind));
    }

    [Fact]
    public async Task Commit_FromAnOldVersion_ChangesNothing()
    {
        var learner = await RegisterAsync();
        var winner = Samples.Next(learner, Samples.Attempt("q1"));
        var stale = Samples.Next(learner, Samples.Attempt("q2"));

        var outcomes = await Task.WhenAll(Log.CommitAsync(winner), Log.CommitAsync(stale));

        Assert.Equal([CommitOutcome.Committed, CommitOutcome.VersionConflict], outcomes);
        var snapshot = await Log.LoadAsync(learner.LearnerId);
        Assert.Equal(2, snapshot!.Learner.Version);
        Assert.Equal(["q1"], snapshot.Cards.Keys);
        Assert.Equal([winner.Attempts[0].AttemptId], (await Log.ReadAsync(learner.LearnerId)).Select(attempt => attempt.AttemptId));
    }

    [Fact]
    public async Task TwoActivations_Racing_OneWinsEachVersion()
    {
        var learner = await RegisterAsync();

        async Task<int> PlayAsync()
        {
            var wins = 0;
            for (var current = learner; current.Version < 60;)
            {
                var next = Samples.Next(current, Samples.Attempt());
                var outcome = await Log.CommitAsync(next);
                Assert.NotEqual(CommitOutcome.DuplicateAttempt, outcome);
                wins += outcome == CommitOutcome.Committed ? 1 : 0;
                current = (await Log.LoadAsync(learner.LearnerId))!.Learner;
            }
            return wins;
        }
        var wins = await Task.WhenAll(PlayAsync(), PlayAsync(), PlayAsync());

        var version = (await Log.LoadAsync(learner.LearnerId))!.Learner.Version;
        Assert.Equal(version - 1, wins.Sum());
        Assert.Equal(wins.Sum(), (await Log.ReadAsync(learner.LearnerId)).Count);
    }

    [Fact]
    public async Task Commit_WithAKnownAttempt_WritesNothingOfIt()
    {
        var learner = await RegisterAsync();
        var first = Samples.Next(learner, Samples.Attempt("q1"));
        await Log.CommitAsync(first);

        var repeated = Samples.Next(first.Learner, Samples.Attempt("q2"), first.Attempts[0]);
        var outcome = await Log.CommitAsync(repeated);

        Assert.Equal(CommitOutcome.DuplicateAttempt, outcome);
        Assert.Equal(CommitOutcome.DuplicateAttempt, await Log.CommitAsync(first));
        var snapshot = await Log.LoadAsync(learner.LearnerId);
        Assert.Equal(2, snapshot!.Learner.Version);
        Assert.Equal(["q1"], snapshot.Cards.Keys);
        Assert.Single(await Log.ReadAsync(learner.LearnerId));
    }

    [Fact]
    public async Task SameAttemptId_OfAnotherLearner_IsNoDuplicate()
    {
        var (one, other) = (await RegisterAsync(), await RegisterAsync());
        var attempt = Samples.Attempt();

        Assert.Equal(CommitOutcome.Committed, await Log.CommitAsync(Samples.Next(one, attempt)));
        Assert.Equal(CommitOutcome.Committed, await Log.CommitAsync(Samples.Next(other, attempt)));
    }

    [Fact]
    public async Task OneBatch_WithAllOutcomes_GivesEachItsOwn()
    {
        var learners = await Task.WhenAll(Enumerable.Range(0, 90).Select(_ => RegisterAsync()));
        var known = Samples.Attempt();
        await Task.WhenAll(learners.Select(learner => Log.CommitAsync(Samples.Next(learner, known))));
        var commits = learners.Select((learner, i) => (i % 3) switch
        {
            0 => Samples.Next(learner with { Version = 2 }, Samples.Attempt($"q{i}"), Samples.Attempt($"r{i}")),
            1 => Samples.Next(learner with { Version = 2 }, Samples.Attempt(), known),
            _ => Samples.Next(learner, Samples.Attempt()),
        }).ToList();

        List<CommitOutcome> outcomes;
        Task<CommitOutcome[]> pending;
        await using (await BlockWritersAsync())
            pending = Task.WhenAll(commits.Select(commit => Log.CommitAsync(commit)));
        outcomes = [.. await pending];

        Assert.Equal(
            Enumerable.Range(0, 90).Select(i => (i % 3) switch
            {
                0 => CommitOutcome.Committed,
                1 => CommitOutcome.DuplicateAttempt,
                _ => CommitOutcome.VersionConflict,
            }),
            outcomes);
        Assert.Equal(90 + 60, (await ReadAllAsync()).Count);
    }

    [Fact]
    public async Task ABadCommit_FailsAlone()
    {
        var learners = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RegisterAsync()));
        var bad = Samples.Next(learners[7], Samples.Attempt("q1"), Samples.Attempt("q2") with { Score = double.NaN });

        var tasks = new List<Task<CommitOutcome>>();
        await using (await BlockWritersAsync())
        {
            tasks.AddRange(learners.Select((learner, i) =>
                Log.CommitAsync(i == 7 ? bad : Samples.Next(learner, Samples.Attempt()))));
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => tasks[7]);
        Assert.Equal(StorageFault.Rejected, error.Fault);
        tasks.RemoveAt(7);
        Assert.All(await Task.WhenAll(tasks), outcome => Assert.Equal(CommitOutcome.Committed, outcome));
        Assert.Empty(await Log.ReadAsync(learners[7].LearnerId));
        Assert.Empty((await Log.LoadAsync(learners[7].LearnerId))!.Cards);
        Assert.Equal(1, (await Log.LoadAsync(learners[7].LearnerId))!.Learner.Version);
    }

    [Fact]
    public async Task Find_GivesTheKnownOnes()
    {
        var learner = await RegisterAsync();
        var attempts = new[] { Samples.Attempt("q1"), Samples.Attempt("q2"), Samples.Attempt("q3") };
        await Log.CommitAsync(Samples.Next(learner, attempts));

        var found = await Log.FindAsync(learner.LearnerId, [attempts[2].AttemptId, Samples.NewAttemptId(), attempts[0].AttemptId, attempts[0].AttemptId]);

        Assert.Equal(["q1", "q3"], found.Select(attempt => attempt.QuestionId).Order());
        Assert.Empty(await Log.FindAsync(Guid.CreateVersion7(), [attempts[0].AttemptId]));
        Assert.Empty(await Log.FindAsync(learner.LearnerId, []));
    }

    [Fact]
    public async Task Pages_GoFromTheNewestToTheOldest_AcrossMonths()
    {
        var learner = await RegisterAsync();
        var attempts = Enumerable.Range(0, 25)
            .Select(i => Samples.Attempt($"q{i}", Samples.NewAttemptId(Samples.Now.AddDays(-10 * i)))).ToArray();
        await Log.CommitAsync(Samples.Next(learner, attempts));

        var pages = new List<IReadOnlyList<Attempt>>();
        Guid? before = null;
        do
        {
            pages.Add(await Log.PageAsync(learner.LearnerId, before, 10));
            before = pages[^1] is [.., var oldest] ? oldest.AttemptId : null;
        }
        while (before is not null);

        Assert.Equal([10, 10, 5, 0], pages.Select(page => page.Count));
        Assert.Equal(attempts.Select(attempt => attempt.QuestionId), pages.SelectMany(page => page).Select(attempt => attempt.QuestionId));
    }

    [Fact]
    public async Task Attempts_OfAnyMonth_AreTaken()
    {
        var learner = await RegisterAsync();
        var attempts = Enumerable.Range(0, 22 * 12)
            .Select(i => new DateTimeOffset(2006, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(i))
            .SelectMany(month => new[] { month, month.AddMonths(1).AddMilliseconds(-1) })
            .Select((time, i) => Samples.Attempt($"q{i}", Samples.NewAttemptId(time)))
            .ToArray();

        Assert.Equal(CommitOutcome.Committed, await Log.CommitAsync(Samples.Next(learner, attempts)));

        Assert.Equal(attempts.Length, (await Log.ReadAsync(learner.LearnerId)).Count);
        Assert.Equal(attempts.Length, (await ReadAllAsync()).Count);
        Assert.Equal(CommitOutcome.DuplicateAttempt, await Log.CommitAsync(Samples.Next(learner with { Version = 2 }, attempts[0])));
    }

    [Fact]
    public async Task Commit_ThatBreaksTheRules_IsRefused()
    {
        var learner = await RegisterAsync();
        var attempt = Samples.Attempt();
        Attempt[][] wrong =
        [
            [attempt with { AttemptId = Guid.NewGuid() }],
            [attempt with { AttemptId = Samples.NewAttemptId(new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.Zero)) }],
            [attempt with { AttemptId = Samples.NewAttemptId(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)) }],
            [attempt, attempt with { QuestionId = "q2" }],
            [attempt with { AnsweredAt = Samples.Now.AddTicks(1) }],
            [attempt with { CardAfter = Samples.Card() with { Due = Samples.Now.AddTicks(1) } }],
        ];

        foreach (var attempts in wrong)
            await Assert.ThrowsAsync<ArgumentException>(() => Log.CommitAsync(Samples.Next(learner, attempts)));
        Assert.Equal(CommitOutcome.Committed, await Log.CommitAsync(Samples.Next(learner, attempt)));
    }

    private static long[] Bits(Attempt attempt) =>
    [
        .. new[]
        {
            attempt.Score, attempt.PCorrect, attempt.Parameters.Guess,
            attempt.Parameters.Difficulty.Value, attempt.Parameters.Difficulty.Deviation,
            attempt.AbilityBefore.Value, attempt.AbilityBefore.Deviation, attempt.AbilityAfter.Value, attempt.AbilityAfter.Deviation,
            attempt.CardAfter.Card.Stability, attempt.CardAfter.Card.Difficulty,
        }.Select(BitConverter.DoubleToInt64Bits),
    ];
}
