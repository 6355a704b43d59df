using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Practice;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Selection;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Grains.Tests.Learners;
using EnglishLearning.Grains.Tests.Support;
using Xunit;

namespace EnglishLearning.Grains.Tests.Imports;

/// <summary>Reviews made elsewhere, folded in by the learner.</summary>
[Collection(ClusterGroup.Name)]
public sealed class ImportChunkTests(ClusterFixture fixture)
{
    private readonly LearningCluster _cluster = fixture.Cluster;
    private readonly Store _store = fixture.Store;
    private readonly DateTimeOffset _until = DateTimeOffset.UtcNow.AddHours(-1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SameChunk_Twice_CountsOnce(bool afterDeactivation)
    {
        var learner = await _cluster.RegisterAsync();
        var chunk = new ImportChunk(Reviews(new Random(1), 60));

        var first = await learner.ImportAsync(chunk);
        var before = await StoredAsync(learner);
        if (afterDeactivation)
            await _cluster.DeactivateAsync(learner);
        var again = await learner.ImportAsync(chunk);

        Assert.Equal(new ImportCounts(60, 0, 5), first);
        Assert.Equal(new ImportCounts(0, 60, 0), again);
        Assert.Equal(before, await StoredAsync(learner));
        Assert.Equal(60, (await _store.Log.ReadAsync(learner.GetPrimaryKey())).Count);
    }

    [Fact]
    public async Task OverlappingChunks_InAnyOrder_EndInTheFoldOfAll()
    {
        var learner = await _cluster.RegisterAsync();
        var random = new Random(2);
        var reviews = Reviews(random, 80);

        var counts = new ImportCounts(0, 0, 0);
        foreach (var part in new[] { reviews[30..60], reviews[50..], reviews[..40], reviews[..10] })
        {
            var came = await learner.ImportAsync(new ImportChunk(part));
            counts = new ImportCounts(counts.Imported + came.Imported, counts.Duplicates + came.Duplicates, counts.NewCards + came.NewCards);
        }

        Assert.Equal(new ImportCounts(80, 30, 5), counts);
        Assert.Equal(await Desk.FoldAsync(_store.Log, learner.GetPrimaryKey()), await StoredAsync(learner));
    }

    [Fact]
    public async Task Reviews_OlderThanAnswers_AreFoldedInBeforeThem()
    {
        var id = Guid.CreateVersion7();
        var learner = await _cluster.RegisterAsync(id);
        var answers = Answers.Random(new Random(3), 20, _until, days: 5);
        await learner.AnswerAsync(Answers.Request(answers));

        await learner.ImportAsync(new ImportChunk(Reviews(new Random(4), 50)));

        Assert.Equal(await Desk.FoldAsync(_store.Log, id), await StoredAsync(learner));
        var progress = await learner.ProgressAsync();
        Assert.Equal(70, progress.Attempts);
        // History is older than any retention window, and says nothing of abilities: the learner graded it.
        Assert.True(progress.ActiveDays > 6);
        Assert.Equal(
            answers.Count(a => !a.Unrated && a.QuestionId != SampleBank.Flashcard), progress.Skills.Sum(skill => skill.Attempts));
    }

    [Fact]
    public async Task EachForeignCard_BecomesAFlashcard_ThatIsAskedAndAnswered()
    {
        var learner = await _cluster.RegisterAsync();
        var review = new ForeignReview("card-1", "house", "rumah", _until.AddYears(-4), Rating.Good, 1200);
        await learner.ImportAsync(new ImportChunk(new[] { review }));

        var asked = Assert.Single((await learner.NextAsync(new PracticeRequest(5, PracticeMode.Review, null, null))).Questions);
        var answer = Answers.To(asked.Id, _until, "") with { Rating = Rating.Hard };
        var outcome = (await learner.AnswerAsync(Answers.Request(answer))).Outcomes[0];

        Assert.True(OwnCards.IsOwn(asked.Id));
        Assert.Equal((QuestionType.Flashcard, "house", null, 1), (asked.Type, asked.Stem, asked.Level, asked.Version));
        Assert.Equal((AnswerStatus.Accepted, "rumah", 2), (outcome.Status, outcome.Result!.CorrectResponse.Text, outcome.Result.Card.Reps));
    }

    [Fact]
    public async Task Cards_AreThoseOfAnotherFold()
    {
        var learner = await _cluster.RegisterAsync();
        var reviews = Reviews(new Random(5), 120);
        await learner.ImportAsync(new ImportChunk(reviews));
        var id = learner.GetPrimaryKey();
        var calendar = LearnerCalendar.Of("Asia/Jakarta");
        var options = SchedulerOptions.Default;

        foreach (var card in reviews.GroupBy(review => review.CardKey))
        {
            var folded = Card.New;
            foreach (var review in card.OrderBy(review => review.ReviewTime))
            {
                var unit = Fuzz.Unit(id, OwnDeck.QuestionId(id, card.Key), folded.Reps);
                folded = Scheduler.Review(options, folded, review.Rating, calendar.DayOf(review.ReviewTime), unit).Card;
            }

            Assert.Equal(folded, (await _store.Log.LoadAsync(id))!.Cards[OwnDeck.QuestionId(id, card.Key)].Card);
        }
    }

    /// <summary>Reviews of five cards in the years before last, oldest first.</summary>
    private ForeignReview[] Reviews(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new ForeignReview(
            $"card-{random.Next(5)}", "front", "back", _until.AddDays(-900).AddHours(9 * i).AddMilliseconds(random.Next(1000)),
            (Rating)random.Next(1, 5), random.Next(20_000))),
    ];

    private async Task<string> StoredAsync(ILearnerGrain learner) => StateText.Of((await _store.Log.LoadAsync(learner.GetPrimaryKey()))!);
}
