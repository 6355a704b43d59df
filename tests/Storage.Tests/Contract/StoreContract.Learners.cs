using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using Xunit;

namespace EnglishLearning.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Load_UnknownLearner_IsNull() => Assert.Null(await Log.LoadAsync(Guid.CreateVersion7()));

    [Fact]
    public async Task Commit_OfVersionOne_RegistersOnce()
    {
        var learner = await RegisterAsync();

        var again = await Log.CommitAsync(Samples.Register(learner with { TimeZone = "Asia/Makassar" }));

        Assert.Equal(CommitOutcome.VersionConflict, again);
        Assert.Equal("Asia/Jakarta", (await Log.LoadAsync(learner.LearnerId))!.Learner.TimeZone);
    }

    [Fact]
    public async Task Commit_OfUnregisteredLearner_IsAConflict()
    {
        var outcome = await Log.CommitAsync(Samples.Next(Samples.Learner(), Samples.Attempt()));

        Assert.Equal(CommitOutcome.VersionConflict, outcome);
        Assert.Empty(await ReadAllAsync());
    }

    [Fact]
    public async Task Learner_ComesBack_FieldByFieldAndBitByBit()
    {
        var learner = Samples.Learner() with
        {
            Version = 1,
            DesiredRetention = Math.BitIncrement(0.9),
            Totals = new LearnerTotals(1, 2, 3, 4, int.MinValue),
            Abilities = new Dictionary<Skill, SkillAbility>
            {
                [Skill.Reading] = new(new Estimate(0.1 + 0.2, double.Epsilon), int.MaxValue, -5),
                [Skill.Grammar] = new(new Estimate(-0.0, Math.BitDecrement(1.5)), 0, 20779),
                [Skill.Speaking] = new(new Estimate(double.MaxValue, double.MinValue), 1, 2),
            },
            Last = new AttemptKey(Samples.Now, Samples.NewAttemptId()),
        };

        await Log.CommitAsync(Samples.Register(learner));
        var loaded = (await Log.LoadAsync(learner.LearnerId))!.Learner;

        Assert.Equal(learner with { Abilities = loaded.Abilities }, loaded);
        Assert.Equal(Bits(learner), Bits(loaded));
    }

    [Fact]
    public async Task Learner_WithoutLast_HasNoLast()
    {
        var learner = await RegisterAsync();

        Assert.Null((await Log.LoadAsync(learner.LearnerId))!.Learner.Last);
    }

    [Fact]
    public async Task Cards_AreUpserted_AndDeletedAsNew()
    {
        var learner = await RegisterAsync();
        var kept = Samples.ExtremeAttempt("kept").CardAfter;
        var first = Samples.Next(learner) with
        {
            Cards = new Dictionary<string, ScheduledCard> { ["kept"] = Samples.Card(), ["gone"] = Samples.Card(CardState.Learning) },
        };
        var second = Samples.Next(first.Learner) with
        {
            Cards = new Dictionary<string, ScheduledCard> { ["kept"] = kept, ["gone"] = default, ["never"] = default },
        };

        await Log.CommitAsync(first);
        await Log.CommitAsync(second);
        var cards = (await Log.LoadAsync(learner.LearnerId))!.Cards;

        Assert.Equal(["kept"], cards.Keys);
        Assert.Equal(kept, cards["kept"]);
        Assert.True(double.IsNegative(cards["kept"].Card.Difficulty));
    }

    [Fact]
    public async Task Flashcards_AreStoredWithTheCommit_AndTheLastTextWins()
    {
        var learner = await RegisterAsync();
        var first = Samples.Next(learner, Samples.Attempt("own-1")) with { Flashcards = [new("own-1", "kucing", "a cat"), new("own-2", "it's", "\"ini\"")] };
        var second = Samples.Next(first.Learner) with { Flashcards = [new("own-1", "kucing", "x"), new("own-1", "kucing", "the cat")] };

        await Log.CommitAsync(first);
        await Log.CommitAsync(second);

        var found = await Get<IFlashcardStore>().FindAsync(learner.LearnerId, ["own-2", "own-1", "own-1", "own-3"]);
        Assert.Equal(
            [new("own-1", "kucing", "the cat"), new("own-2", "it's", "\"ini\"")], found.OrderBy(card => card.QuestionId, StringComparer.Ordinal));
        Assert.Equal("it's", Assert.Single(await Get<IFlashcardStore>().FindAsync(learner.LearnerId, ["own-2"])).Front);
        Assert.Empty(await Get<IFlashcardStore>().FindAsync(learner.LearnerId, []));
        Assert.Empty(await Get<IFlashcardStore>().FindAsync(Guid.CreateVersion7(), ["own-1"]));
    }

    [Fact]
    public async Task Learners_AreListed_Once()
    {
        var ids = Enumerable.Range(0, 2100).Select(_ => Guid.CreateVersion7()).ToHashSet();
        await Task.WhenAll(ids.Select(id => RegisterAsync(id)));

        var listed = new List<Guid>();
        await foreach (var id in Maintenance.LearnersAsync())
            listed.Add(id);

        Assert.Equal(ids.Count, listed.Count);
        Assert.True(ids.SetEquals(listed));
    }

    private static List<(Skill, long, long)> Bits(LearnerRecord learner) =>
    [
        .. learner.Abilities.OrderBy(pair => pair.Key).Select(pair => (
            pair.Key,
            BitConverter.DoubleToInt64Bits(pair.Value.Estimate.Value),
            BitConverter.DoubleToInt64Bits(pair.Value.Estimate.Deviation))),
    ];
}
