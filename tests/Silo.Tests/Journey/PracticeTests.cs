using System.Text.Json.Nodes;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

[Collection(SharedSilo.Name)]
public sealed class PracticeTests(SiloFixture silo)
{
    private static readonly string[] Members =
        ["hints", "id", "level", "options", "passage", "pCorrect", "reason", "reasonCode", "skill", "stem", "type", "version"];

    [Fact]
    public async Task The_whole_bank_is_asked_without_a_key_or_an_explanation()
    {
        var guest = await silo.GuestAsync();
        var asked = new HashSet<string>();
        foreach (var group in Bank.Questions.Values.GroupBy(question => (question.Skill, question.Level)))
        {
            var questions = await guest.NextAsync($"count=50&mode=new&skill={group.Key.Skill}&level={group.Key.Level}");
            Assert.Equal(group.Select(question => question.QuestionId).Order(), questions.Select(question => (string)question["id"]!).Order());
            foreach (var question in questions)
            {
                asked.Add((string)question["id"]!);
                GivesNothingAway(question, Bank.Questions[(string)question["id"]!]);
            }
        }
        Assert.Equal(Bank.Questions.Count, asked.Count);
    }

    [Fact]
    public async Task Questions_come_as_they_were_written()
    {
        var guest = await silo.GuestAsync();
        var written = Bank.Questions.Values.First(question => question.Passage is not null && question.Options.Count > 0);
        var asked = (await guest.NextAsync($"count=50&mode=new&skill={written.Skill}&level={written.Level}"))
            .Single(question => (string?)question["id"] == written.QuestionId);

        Assert.Equal(written.Stem, (string?)asked["stem"]);
        Assert.Equal(written.Hints, asked["hints"]!.AsArray().Select(hint => (string)hint!));
        Assert.Equal(written.Options.Select(option => option.Text), asked["options"]!.AsArray().Select(option => (string)option!["text"]!));
        Assert.Equal(written.Passage!.Text, (string?)asked["passage"]!["text"]);
    }

    [Fact]
    public async Task A_beginner_is_asked_what_is_neither_too_easy_nor_too_hard()
    {
        var guest = await silo.GuestAsync();
        var questions = await guest.NextAsync("count=10&mode=new");

        Assert.Equal(10, questions.DistinctBy(question => (string)question["id"]!).Count());
        Assert.All(questions.Where(question => (string?)question["reasonCode"] == "new"), question =>
            Assert.InRange((double)question["pCorrect"]!, 0.70, 0.85));
        Assert.Contains(questions, question => (string?)question["reasonCode"] == "new");
        Assert.True(questions.Select(question => (string)question["skill"]!).Distinct().Count() > 1);
    }

    [Fact]
    public async Task Asking_again_before_an_answer_gives_the_same_questions()
    {
        var guest = await silo.GuestAsync();
        var first = await guest.NextAsync("count=5");
        var again = await guest.NextAsync("count=5");
        Assert.Equal(first.Select(question => (string)question["id"]!), again.Select(question => (string)question["id"]!));
    }

    [Fact]
    public async Task Reviews_and_new_questions_are_told_apart()
    {
        var guest = await silo.GuestAsync();
        Assert.Empty(await guest.NextAsync("mode=review&count=50"));
        var known = Bank.Mixed(2);
        (await guest.BatchAsync(known.Select(question => Answers.Wrong(question, DateTimeOffset.UtcNow.AddDays(-9))))).Ok();

        var reviews = await guest.NextAsync("mode=review&count=50");
        Assert.Equal(known.Select(question => question.QuestionId).Order(), reviews.Select(question => (string)question["id"]!).Order());
        Assert.All(reviews, question => Assert.Equal("due", (string?)question["reasonCode"]));

        var fresh = await guest.NextAsync("mode=new&count=50");
        Assert.Equal(50, fresh.Count);
        Assert.DoesNotContain(fresh, question => known.Any(answered => answered.QuestionId == (string)question["id"]!));

        var mixed = (await guest.NextAsync("mode=mixed&count=9")).Select(question => (string)question["reasonCode"]! == "due").ToArray();
        Assert.All(mixed.Chunk(3), three => Assert.Equal(2, three.Count(due => due)));
    }

    [Fact]
    public async Task Reviews_are_filtered_by_skill_and_level_too()
    {
        var guest = await silo.GuestAsync();
        var known = Bank.Mixed(3);
        (await guest.BatchAsync(known.Select(question => Answers.Wrong(question, DateTimeOffset.UtcNow.AddDays(-9))))).Ok();
        var wanted = known[0];

        var reviews = await guest.NextAsync($"mode=review&count=50&skill={wanted.Skill}&level={wanted.Level}");

        Assert.Equal(
            known.Where(question => question.Skill == wanted.Skill && question.Level == wanted.Level).Select(question => question.QuestionId).Order(),
            reviews.Select(question => (string)question["id"]!).Order());
        Assert.Empty(await guest.NextAsync($"mode=new&skill={Skill.Writing}"));
    }

    [Fact]
    public async Task The_reason_is_told_in_Indonesian_and_in_English()
    {
        var guest = await silo.GuestAsync();
        var answer = Answers.Wrong(Bank.First(QuestionType.Single), DateTimeOffset.UtcNow.AddDays(-5));
        (await guest.AnswerAsync(answer)).Ok();

        Assert.Matches(@"^Jatuh tempo sejak \d hari: peluang ingat sekarang \d+ %$", (string?)(await guest.NextAsync("mode=review"))[0]["reason"]);
        Assert.Matches(@"^due since \d days: recall now \d+ %$", (string?)(await guest.Speaking("en").NextAsync("mode=review"))[0]["reason"]);
        Assert.Matches(@"^Baru, sesuai tingkatmu: peluang benar \d+ %$", (string?)(await guest.Speaking("id").NextAsync("mode=new"))[0]["reason"]);
        Assert.Matches(@"^new, near your level: expected success \d+ %$", (string?)(await guest.Speaking("en-GB").NextAsync("mode=new"))[0]["reason"]);
    }

    private static void GivesNothingAway(JsonObject payload, QuestionVersion question)
    {
        Assert.Equal(Members, payload.Select(member => member.Key).Order(StringComparer.OrdinalIgnoreCase));
        Assert.All(payload["options"]!.AsArray(), option => Assert.Equal(["id", "text"], option!.AsObject().Select(member => member.Key)));
        var text = payload.ToJsonString();
        Assert.DoesNotContain("[[", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[x]", text, StringComparison.Ordinal);
        Assert.DoesNotContain(JsonValue.Create(question.Explanation).ToJsonString().Trim('"'), text, StringComparison.Ordinal);
        // A key of one word may well stand in a passage, where it is to be found; a card's back stands nowhere.
        if (question.Type == QuestionType.Flashcard)
            Assert.DoesNotContain(JsonValue.Create(question.Key[0]).ToJsonString().Trim('"'), text, StringComparison.Ordinal);
    }
}
