using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage.Personal;
using EnglishLearning.TestKit;
using Xunit;

namespace EnglishLearning.Storage.Tests.Contract;

/// <summary>What is handed out of a person, and what is left of one who is erased.</summary>
public abstract partial class StoreContract
{
    private const string Typed = "my name is Budi Santoso";

    private IPersonalData Personal => Get<IPersonalData>();

    [Fact]
    public async Task Erased_TheAttempts_KeepWhatStatisticsFold_InTheirPlace_AndLoseTheirLearner()
    {
        await Questions.PublishAsync([Samples.Question("q-choice"), Samples.Question("q-typed") with { Type = QuestionType.Short }]);
        var (learner, other) = (await RegisterAsync(), await RegisterAsync());
        var choice = Samples.Attempt("q-choice") with { QuestionVersion = 1 };
        var typed = Samples.Attempt("q-typed", Samples.NewAttemptId(Samples.Now.AddDays(40))) with { QuestionVersion = 1, Response = $"\"{Typed}\"" };
        var voiding = Samples.Attempt("q-typed", Samples.NewAttemptId(Samples.Now.AddDays(41))) with { QuestionVersion = 1, Kind = EntryKind.Void, Voids = typed.AttemptId, Response = $"\"{Typed}\"" };
        var own = Samples.Attempt("own-0123456789abcdef01234567");
        await Log.CommitAsync(Samples.Next(learner, choice, typed, voiding, own) with { Flashcards = [new OwnFlashcard(own.QuestionId, "front", "back")] });
        await Log.CommitAsync(Samples.Next(other, Samples.Attempt("q-choice")));
        var before = await ReadAllAsync();
        var months = before.ToDictionary(entry => entry.Position, entry => AttemptMonth.Of(entry.Attempt.AttemptId));

        Assert.Equal(3, await Personal.EraseAsync(learner.LearnerId, Samples.Now));

        var after = await ReadAllAsync();
        Assert.Equal(before.Select(entry => entry.Position), after.Select(entry => entry.Position));
        Assert.Equal(before.Select(entry => AnswerEvidence.Of(entry.Attempt)), after.Select(entry => AnswerEvidence.Of(entry.Attempt)));
        Assert.Equal(before.Select(entry => entry.Attempt.PCorrect), after.Select(entry => entry.Attempt.PCorrect));
        Assert.Single(after, entry => entry.LearnerId == other.LearnerId);
        var parted = after.Where(entry => entry.LearnerId != other.LearnerId).ToList();
        Assert.Single(parted.Select(entry => entry.LearnerId).Distinct());
        Assert.All(parted, entry =>
        {
            Assert.Equal(months[entry.Position], AttemptMonth.Of(entry.Attempt.AttemptId));
            Assert.True(AttemptMonth.IsValid(entry.Attempt.AttemptId));
            Assert.Equal(months[entry.Position].Start, entry.Attempt.AnsweredAt);
            Assert.Equal(months[entry.Position].Start, entry.Attempt.ReceivedAt);
            Assert.Equal(0, entry.Attempt.BodyHash);
            Assert.Equal(4000, entry.Attempt.ResponseMs);
            Assert.Equal(default, entry.Attempt.CardAfter.Card);
        });
        Assert.Equal("\"an\"", parted.Single(entry => entry.Attempt.QuestionId == "q-choice").Attempt.Response);
        var (answer, taken) = (parted.Single(e => e.Attempt is { QuestionId: "q-typed", Kind: EntryKind.Answer }).Attempt, parted.Single(e => e.Attempt.Kind == EntryKind.Void).Attempt);
        Assert.Equal((Unlinked.NoResponse, Unlinked.NoResponse, answer.AttemptId), (answer.Response, taken.Response, taken.Voids!.Value));

        await Personal.ForgetErasedAsync(learner.LearnerId);
        var rows = await EverythingAsync();
        Assert.NotEmpty(rows.Holding(other.LearnerId));
        foreach (var id in (Guid[])[learner.LearnerId, choice.AttemptId, typed.AttemptId, voiding.AttemptId, own.AttemptId])
            Assert.Empty(rows.Holding(id));
        foreach (var text in (string[])[Typed, own.QuestionId, $"{choice.BodyHash}"])
            Assert.Empty(rows.Holding(text).Except(rows.Holding(other.LearnerId)));
    }

    [Fact]
    public async Task Erased_ALearner_IsNotWrittenBack_ByWhoStillHoldsIt()
    {
        var learner = await RegisterAsync();
        await Log.CommitAsync(Samples.Next(learner, Samples.Attempt()));
        await Personal.EraseAsync(learner.LearnerId, Samples.Now);

        var held = Samples.Next(learner with { Version = 2 }, Samples.Attempt("q-late"));
        Assert.Equal(CommitOutcome.VersionConflict, await Log.CommitAsync(held));
        Assert.Equal(CommitOutcome.VersionConflict, await Log.CommitAsync(Samples.Register(learner)));
        Assert.Null(await Log.LoadAsync(learner.LearnerId));
        Assert.Empty(await Log.ReadAsync(learner.LearnerId));
    }

    [Fact]
    public async Task Erased_Twice_IsErasedOnce()
    {
        var learner = await RegisterAsync();
        await Log.CommitAsync(Samples.Next(learner, Samples.Attempt()));
        Assert.Equal(1, await Personal.EraseAsync(learner.LearnerId, Samples.Now));
        var once = await EverythingAsync();
        Assert.Equal(0, await Personal.EraseAsync(learner.LearnerId, Samples.Now.AddDays(1)));
        Assert.Equal(once.Order(), (await EverythingAsync()).Order());
        Assert.Empty(await Personal.ErasedAsync(Samples.Now));
        Assert.Equal([learner.LearnerId], await Personal.ErasedAsync(Samples.Now.AddSeconds(1)));
        await Personal.ForgetErasedAsync(learner.LearnerId);
        Assert.Empty(await Personal.ErasedAsync(Samples.Now.AddSeconds(1)));
    }

    [Fact]
    public async Task Erased_WhileCommitsCome_NothingOfTheLearnerIsLeft()
    {
        var learner = await RegisterAsync();
        var erased = Task.CompletedTask;
        for (var version = 1; version < 60; version++)
        {
            if (version == 20)
                erased = Personal.EraseAsync(learner.LearnerId, Samples.Now);
            if (await Log.CommitAsync(Samples.Next(learner with { Version = version }, Samples.Attempt($"q{version}"))) != CommitOutcome.Committed)
                break;
        }
        await erased;
        await Personal.ForgetErasedAsync(learner.LearnerId);
        Assert.Empty((await EverythingAsync()).Holding(learner.LearnerId));
        Assert.InRange((await ReadAllAsync()).Count, 19, 58);
    }

    [Fact]
    public async Task OwnFlashcards_ComeInPages()
    {
        var learner = await RegisterAsync();
        OwnFlashcard[] cards = [.. Enumerable.Range(0, 5).Select(i => new OwnFlashcard($"own-{i}", $"front {i}", $"back {i}"))];
        await Log.CommitAsync(Samples.Next(learner) with { Flashcards = cards });
        Assert.Equal(cards[..2], await Personal.FlashcardsAsync(learner.LearnerId, null, 2));
        Assert.Equal(cards[2..], await Personal.FlashcardsAsync(learner.LearnerId, "own-1", 9));
        Assert.Empty(await Personal.FlashcardsAsync(Guid.NewGuid(), null, 2));
    }

    [Fact]
    public async Task IdleLearners_AreThoseWhoNeverAnswered_OrNotForLong()
    {
        var never = Samples.Learner() with { CreatedAt = Samples.Now.AddDays(-91) };
        var fresh = Samples.Learner();
        var away = Samples.Learner() with { Totals = new LearnerTotals(1, 1, 1, 1, 1), Last = new AttemptKey(Samples.Now.AddDays(-1200), Guid.NewGuid()) };
        var active = away with { LearnerId = Guid.NewGuid(), CreatedAt = Samples.Now.AddDays(-2000), Last = new AttemptKey(Samples.Now.AddDays(-9), Guid.NewGuid()) };
        foreach (var learner in (LearnerRecord[])[never, fresh, away, active])
            await Log.CommitAsync(Samples.Register(learner));

        var found = new List<IdleLearner>();
        while (await Personal.IdleAsync(Samples.Now.AddDays(-90), Samples.Now.AddDays(-1095), found.LastOrDefault()?.LearnerId, 1) is [var next])
            found.Add(next);
        Assert.Equal(
            new[] { (never.LearnerId, (DateTimeOffset?)null), (away.LearnerId, away.Last!.Value.AnsweredAt) }.Order(),
            found.Select(idle => (idle.LearnerId, idle.LastAnsweredAt)).Order());

        Guid[] all = [never.LearnerId, fresh.LearnerId, away.LearnerId, active.LearnerId, Guid.NewGuid()];
        Assert.Equal([active.LearnerId], await Personal.AnsweredSinceAsync(all, Samples.Now.AddDays(-10)));
        Assert.Equal([active.LearnerId], await Personal.AnsweredSinceAsync(all, Samples.Now.AddDays(-9)));
        Assert.Empty(await Personal.AnsweredSinceAsync(all, Samples.Now.AddDays(-8)));
    }

    [Fact]
    public async Task OwnCards_ComeInPages()
    {
        var learner = await RegisterAsync();
        var cards = Enumerable.Range(0, 5).ToDictionary(i => $"q-{i}", _ => Samples.Card());
        await Log.CommitAsync(Samples.Next(learner) with { Cards = cards });
        Assert.Equal(["q-0", "q-1"], (await Personal.CardsAsync(learner.LearnerId, null, 2)).Select(card => card.Key));
        var rest = await Personal.CardsAsync(learner.LearnerId, "q-1", 9);
        Assert.Equal(["q-2", "q-3", "q-4"], rest.Select(card => card.Key));
        Assert.Equal((await Log.LoadAsync(learner.LearnerId))!.Cards["q-2"], rest[0].Value);
        Assert.Empty(await Personal.CardsAsync(Guid.NewGuid(), null, 2));
    }

    [Fact]
    public async Task GrainStates_AreFoundByTheLearnerTheyName_AndDeleted()
    {
        var (learner, import) = (Guid.CreateVersion7(), Guid.NewGuid());
        await using var orleans = await OrleansSession.OpenAsync(this);
        var (n0, n1) = GrainKeys.Of(import);
        await orleans.WriteAsync([1, 2, .. learner.ToByteArray(), 3], null, "x.import", n0, n1);
        await orleans.WriteAsync([9], null, "x.import-file", n0, n1);
        await orleans.WriteAsync([7], null, "x.import", 5, 6);

        Assert.Equal([import], await Personal.GrainsOfAsync(learner, "import"));
        Assert.Empty(await Personal.GrainsOfAsync(learner, "import-file"));
        Assert.Empty(await Personal.GrainsWrittenBeforeAsync(["import"], DateTimeOffset.UtcNow.AddMinutes(-1), 10));
        // A grain is one, however many states it has.
        string[] both = ["import", "import-file"];
        Assert.Equal(2, (await Personal.GrainsWrittenBeforeAsync(both, DateTimeOffset.UtcNow.AddMinutes(1), 10)).Count);
        Assert.Equal([import], await Personal.GrainsWrittenBeforeAsync(["import-file"], DateTimeOffset.UtcNow.AddMinutes(1), 10));
        Assert.Equal(2, await Personal.CountGrainsWrittenBeforeAsync(both, DateTimeOffset.UtcNow.AddMinutes(1)));
        Assert.Equal(0, await Personal.CountGrainsWrittenBeforeAsync(both, DateTimeOffset.UtcNow.AddMinutes(-1)));
        Assert.Equal(2, await Personal.DeleteGrainStatesAsync([import]));
        Assert.Empty(await Personal.GrainsOfAsync(learner, "import"));
        Assert.Single(await Personal.GrainsWrittenBeforeAsync(["import"], DateTimeOffset.UtcNow.AddMinutes(1), 10));
    }

    /// <summary>Rows of every table there is.</summary>
    private async Task<IReadOnlyList<string>> EverythingAsync()
    {
        var all = new List<string>();
        foreach (var text in Connections())
        {
            await using var connection = OpenOrleans(text);
            all.AddRange(await EveryTable.RowsAsync(connection));
        }
        return all;
    }

    /// <summary>Of every file or database of the store.</summary>
    private protected abstract IEnumerable<string> Connections();
}
