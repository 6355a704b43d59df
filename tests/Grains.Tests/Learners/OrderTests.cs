using EnglishLearning.Contracts.Learners;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Grains.Tests.Support;
using Xunit;

namespace EnglishLearning.Grains.Tests.Learners;

/// <summary>
/// Invariant 3: any permutation and duplication of batches ends in the identical state, through the real desk, ledger and
/// SQLite log.
/// </summary>
public sealed class OrderTests : IAsyncLifetime
{
    private const int Cases = 1000;

    private readonly DateTimeOffset _until = DateTimeOffset.UtcNow.AddHours(-1);
    private Store? _left;
    private Store? _right;

    public async Task InitializeAsync() => (_left, _right) = (await Store.CreateAsync(), await Store.CreateAsync());

    public async Task DisposeAsync()
    {
        await _left!.DisposeAsync();
        await _right!.DisposeAsync();
    }

    [Fact]
    public async Task AnyPermutationAndDuplication_EndsInTheIdenticalState()
    {
        var (left, right) = (await Desk.ServicesAsync(_left!), await Desk.ServicesAsync(_right!));

        // At a time, so that they share group commits as learners do.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Cases),
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            (seed, _) => new ValueTask(CheckAsync(seed, left, right)));
    }

    [Fact]
    public async Task LateAnswer_IsToldWhatStoodBeforeIt_AndTheRestMoves()
    {
        var services = await Desk.ServicesAsync(_left!);
        var desk = await Desk.RegisterAsync(Guid.CreateVersion7(), services);
        var early = Answers.To(SampleBank.Single(1), _until.AddDays(-9));
        var late = Answers.To(SampleBank.Single(1), _until.AddDays(-2));

        await desk.AnswerAsync(late);
        var told = (await desk.AnswerAsync(early))[0].Result!;

        Assert.Equal(1, told.Card.Reps);
        Assert.Equal(2, (await desk.Ledger.StateAsync()).Cards[SampleBank.Single(1)].Card.Reps);
        var again = (await desk.AnswerAsync(late))[0];
        Assert.Equal((AnswerStatus.Duplicate, 1), (again.Status, again.Result!.Card.Reps));
    }

    private async Task CheckAsync(int seed, LearnerServices left, LearnerServices right)
    {
        var random = new Random(seed);
        var answers = Answers.Random(random, random.Next(2, 16), _until, days: random.Next(1, 60));
        var learnerId = Answers.NewId(random, _until);

        var (one, other) = (await PlayAsync(random, learnerId, answers, left), await PlayAsync(random, learnerId, answers, right));

        Assert.True(one == other, $"Seed {seed}: {one}\n{other}");
        Assert.True(one == await Desk.FoldAsync(left.Log, learnerId), $"Seed {seed}: the log folds to something else.");
        Assert.Equal(answers.Length, (await right.Log.ReadAsync(learnerId)).Count);
    }

    /// <summary>Sends the answers in random batches, some twice, with activations lost in between; what is stored then, as text.</summary>
    private static async Task<string> PlayAsync(Random random, Guid learnerId, Answer[] answers, LearnerServices services)
    {
        Answer[] sent = [.. answers, .. answers.Where(_ => random.Next(3) == 0)];
        random.Shuffle(sent);
        var desk = await Desk.RegisterAsync(learnerId, services);
        for (var next = 0; next < sent.Length;)
        {
            var batch = sent[next..Math.Min(sent.Length, next + random.Next(1, 8))];
            next += batch.Length;
            var outcomes = await desk.AnswerAsync(batch);
            Assert.All(outcomes, outcome => Assert.True(outcome.Status is AnswerStatus.Accepted or AnswerStatus.Duplicate, $"{outcome}"));
            if (random.Next(4) == 0)
                desk = Desk.Open(learnerId, services);
        }
        var stored = StateText.Of((await services.Log.LoadAsync(learnerId))!);
        Assert.Equal(stored, StateText.Of(await desk.Ledger.StateAsync()));
        return stored;
    }
}
