using System.Net;
using System.Text;
using EnglishLearning.Silo.Tests.Support;
using EnglishLearning.Storage.Tests.History;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

[Collection(SharedSilo.Name)]
public sealed class ImportTests(SiloFixture silo)
{
    private const string Path = "/v1/me/history:import";

    private const string Csv = """
        card_id,deck,review_time,rating,duration_ms,front,back
        k1,x,2019-03-01T08:00:00Z,3,4000,apple,apel
        k1,x,2019-03-03T08:00:00Z,3,3000,apple,apel
        k2,x,2019-03-02T08:00:00Z,1,9000,rice,nasi
        k3,x,2019-03-02T08:00:00Z,7,9000,tea,teh
        """;

    public static TheoryData<string> AnkiFormats => [AnkiFile.Legacy, AnkiFile.Anki21, AnkiFile.Zstandard];

    [Fact]
    public async Task A_dry_run_counts_and_changes_nothing()
    {
        var guest = await silo.GuestAsync();
        var reply = (await guest.PostAsync($"{Path}?dryRun=true", Csv, "text/csv")).Ok();

        Assert.Null(reply["importId"]);
        Assert.Equal(4, (int)reply["rows"]!);
        Assert.Equal(1, (int)reply["rejected"]!);
        Assert.Equal(2, (int)reply["cards"]!);
        Assert.Equal(5, (int)reply["errors"]![0]!["row"]!);
        Assert.Equal("rating", (string?)reply["errors"]![0]!["column"]);
        Assert.Empty(await guest.CardsAsync());
        Assert.Empty(await guest.AttemptsAsync());
    }

    [Fact]
    public async Task A_history_becomes_cards_of_the_learners_own_however_old_it_is()
    {
        var guest = await silo.GuestAsync();
        var reply = (await guest.PostAsync(Path, Csv, "text/csv")).Ok();

        Assert.Equal("done", (string?)reply["status"]);
        Assert.Equal((3, 1, 0, 2), ((int)reply["imported"]!, (int)reply["rejected"]!, (int)reply["duplicates"]!, (int)reply["cards"]!));
        Assert.Equal([1, 2], (await guest.CardsAsync()).Select(card => (int)card["reps"]!).Order());
        Assert.All(await guest.AttemptsAsync(), attempt => Assert.Equal("import", (string?)attempt["kind"]));

        var reviews = await guest.NextAsync("mode=review&count=10");
        Assert.Equal(["apple", "rice"], reviews.Select(question => (string)question["stem"]!).Order());
        Assert.All(reviews, question =>
        {
            Assert.Equal("flashcard", (string?)question["type"]);
            Assert.Null(question["level"]);
            Assert.DoesNotContain("apel", question.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("nasi", question.ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_own_card_is_answered_like_any_other()
    {
        var guest = await silo.GuestAsync();
        (await guest.PostAsync(Path, Csv, "text/csv")).Ok();
        var card = (await guest.NextAsync("mode=review")).Single();
        var answer = Answers.With(Bank.First(Core.Questions.QuestionType.Flashcard), "", 3).But("questionId", (string)card["id"]!);

        var reply = (await guest.AnswerAsync(answer)).Ok();

        Assert.Contains((string?)reply["correctResponse"], new[] { "apel", "nasi" });
        Assert.True((int)reply["card"]!["scheduledDays"]! >= 0);
        var other = await silo.GuestAsync();
        (await other.AnswerAsync(answer)).Problem(HttpStatusCode.NotFound, "unknown-question");
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_import_and_its_rows_count_once()
    {
        var guest = await silo.GuestAsync();
        var first = (await guest.PostAsync(Path, Csv, "text/csv")).Ok();
        var again = (await guest.PostAsync(Path, Csv, "text/csv")).Ok();
        var longer = (await guest.PostAsync(Path, Csv + "\nk2,x,2019-03-09T08:00:00Z,3,9000,rice,nasi\n", "text/csv")).Ok();

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal((1, 3), ((int)longer["imported"]!, (int)longer["duplicates"]!));
        Assert.Equal(4, (await guest.AttemptsAsync()).Count);
        Assert.Equal(first.ToJsonString(), (await guest.GetAsync($"/v1/me/imports/{first["importId"]}")).Ok().ToJsonString());
        (await (await silo.GuestAsync()).GetAsync($"/v1/me/imports/{first["importId"]}")).Problem(HttpStatusCode.NotFound, "unknown-import");
    }

    [Theory]
    [MemberData(nameof(AnkiFormats))]
    public async Task An_Anki_package_of_each_format_is_imported(string format)
    {
        var guest = await silo.GuestAsync();
        var file = AnkiFile.PackageOf(
            format,
            AnkiFile.Note(10, "dog\u001fanjing"), AnkiFile.Card(100, 10),
            AnkiFile.Review(AnkiFile.Day, 100), AnkiFile.Review(AnkiFile.Day + 86_400_000, 100, ease: 4)).ToArray();

        var dry = (await guest.PostAsync($"{Path}?dryRun=true", file, "application/zip")).Ok();
        Assert.Equal((2, 1), ((int)dry["rows"]!, (int)dry["cards"]!));
        Assert.Empty(await guest.CardsAsync());
        var reply = (await guest.PostAsync(Path, file, "application/octet-stream")).Ok();

        Assert.Equal(2, (int)reply["imported"]!);
        Assert.Equal(2, (int)Assert.Single(await guest.CardsAsync())["reps"]!);
        Assert.Equal("dog", (string?)(await guest.NextAsync("mode=review"))[0]["stem"]);
    }

    [Fact]
    public async Task A_form_with_a_file_works_as_from_a_page()
    {
        var guest = await silo.GuestAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Csv)), "file", "history.csv" } };
        Assert.Equal(3, (int)(await guest.SendAsync(HttpMethod.Post, Path, form)).Ok()["imported"]!);
    }

    [Fact]
    public async Task A_large_file_goes_on_as_a_job()
    {
        await using var quick = await RunningSilo.StartAsync(("Api:ImportWait", "00:00:00"));
        var guest = await LearnerClient.GuestAsync(quick.Http);

        var taken = await guest.PostAsync(Path, History.Csv(20_000), "text/csv");

        Assert.Equal(HttpStatusCode.Accepted, taken.Status);
        Assert.True(taken.RetryAfterSeconds > 0);
        Assert.Equal("running", (string?)taken.Json["status"]);
        var job = taken.Headers.Location!.ToString();
        Assert.Equal($"/v1/me/imports/{taken.Json["importId"]}", job);
        var done = await Eventually.IsAsync(
            async () => (await guest.GetAsync(job)).Ok(), status => (string?)status["status"] != "running", seconds: 60);
        Assert.Equal(("done", 20_000), ((string?)done["status"], (int)done["imported"]!));
        Assert.Equal(20_000, (int)(await guest.ProgressAsync())["attempts"]!);
        // The learner practises meanwhile and after as ever.
        (await guest.AnswerAsync(Answers.Right(Bank.First(Core.Questions.QuestionType.Single)))).Ok();
    }
}
