using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;
using EnglishLearning.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EnglishLearning.Silo.Tests.Journey;

/// <summary>A teacher, a class of a list, shared phones, an assignment and the report, over HTTP on both databases.</summary>
public sealed class ClassTests
{
    private const string Password = "pisang goreng di sore hari";
    private const string Roster = "nomor;nama;tanggal lahir\n1;=Ani Wijaya;17/08/2000\n2;Budi, Hartono;2001-02-03\n3;\"Citra \"\"Cici\"\" Dewi\";1/9/1999\n4;@Dodi;2000-01-01\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Class_FromItsListToItsReport(bool postgres)
    {
        await using var silo = await StartAsync(postgres);
        var (teacher, stranger) = (await TeacherAsync(silo), await TeacherAsync(silo));
        var made = (await teacher.PostAsync("/v1/classes", """{"name":"7A"}""")).Json;
        var one = $"/v1/classes/{made["id"]}";
        var pins = (await teacher.PostAsync($"{one}/roster", Roster, "text/csv")).Ok()["pins"]!.AsArray();
        var students = new List<LearnerClient>();
        foreach (var issued in pins)
            students.Add(await PinAsync(silo, made, issued!));
        var guest = await RegisteredAsync(silo);
        (await guest.PostAsync("/v1/me/classes", new JsonObject { ["code"] = (string)made["code"]! })).Ok();

        var questions = Bank.Of(QuestionType.Single, 12);
        var task = (await teacher.PostAsync($"{one}/assignments", new JsonObject
        {
            ["kind"] = "questions",
            ["title"] = "Ulangan",
            ["questionIds"] = new JsonArray([.. questions.Take(3).Select(question => (JsonNode)question.QuestionId)]),
            ["dueAt"] = DateTimeOffset.UtcNow.AddDays(3).ToString("O"),
        })).Json;
        var random = new Random(20261124);
        foreach (var student in students.SkipLast(1))
            await AnsweredAsync(student, questions, random);

        await ReportAgreesAsync(silo, teacher, one);
        await AssignmentIsShownAsync(teacher, students, $"{one}/assignments/{task["id"]}");
        await StrangerSeesNothingAsync(stranger, one, task, (string)pins[0]!["learnerId"]!);
        var members = (await teacher.GetAsync($"{one}/members")).Ok()["members"]!.AsArray();
        Assert.Equal([true, true, true, false, false], members.Select(member => member!["lastSyncedAt"] is not null));
        Assert.Empty(silo.Errors);
    }

    /// <summary>"A report and its CSV differ" (kolibri#6642).</summary>
    private static async Task ReportAgreesAsync(RunningSilo silo, LearnerClient teacher, string one)
    {
        // A period that is the same for each.
        var report = $"{one}/report?from={DateTime.UtcNow.AddDays(-1):O}&to={DateTime.UtcNow.AddMinutes(1):O}";
        var json = (await teacher.GetAsync(report)).Ok();
        var topics = json["topics"]!.AsArray();
        Assert.True(topics.Count > 2);
        Assert.Equal(topics.Count + 1, await SameAsync($"{report}&format=csv", [.. topics.Select(topic => Cells(
            [topic!["skill"], topic["level"], topic["topic"], topic["learners"], topic["firstAttempts"], topic["correct"], topic["share"],
             .. topic["quarters"]!.AsArray(), topic["stuck"]!.AsArray().Count, Joined(topic["stuck"])]))]));
        var learners = json["learners"]!.AsArray();
        Assert.Equal(5, learners.Count);
        Assert.True(learners.Sum(learner => (int)learner!["answered"]!) > 10);
        await SameAsync($"{report}&format=csv&table=learners", [.. learners.Select(learner => Cells(
            [learner!["learnerId"], learner["number"], learner["name"], learner["answered"], learner["correct"], learner["due"], learner["lastSyncedAt"], Joined(learner["stuckOn"]),
             .. Enum.GetNames<Skill>().SelectMany(skill => Ability(learner, skill))]))]);

        async Task<int> SameAsync(string path, IReadOnlyList<string[]> expected)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", teacher.Token);
            var text = await (await silo.Http.SendAsync(request)).Content.ReadAsStringAsync();
            using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture));
            Assert.True(parser.Read());
            foreach (var row in expected)
            {
                Assert.True(parser.Read());
                Assert.Equal(row, parser.Record);
            }
            Assert.False(parser.Read());
            return expected.Count + 1;
        }
    }

    private static IEnumerable<JsonNode?> Ability(JsonNode learner, string skill)
    {
        var own = learner["skills"]!.AsArray().SingleOrDefault(entry => string.Equals((string)entry!["skill"]!, skill, StringComparison.OrdinalIgnoreCase));
        return [own?["value"], own?["deviation"], own?["level"], own?["attempts"]];
    }

    private static string Joined(JsonNode? list) => string.Join(' ', list!.AsArray().Select(entry => (string)entry!));

    /// <summary>As a spreadsheet shows them: numbers in the same digits, and no text that is a formula.</summary>
    private static string[] Cells(IEnumerable<JsonNode?> values) => [.. values.Select(value => value is null ? ""
        : value.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)value! is { Length: > 0 } text && "=+-@".Contains(text[0]) ? $"'{text}" : (string)value!
        : value.ToJsonString())];

    private static async Task AssignmentIsShownAsync(LearnerClient teacher, List<LearnerClient> students, string path)
    {
        var states = (await teacher.GetAsync(path)).Ok()["members"]!.AsArray().Select(member => ((string)member!["state"]!, (int)member["done"]!)).ToList();
        Assert.Equal([("done", 3), ("done", 3), ("done", 3), ("notStarted", 0), ("notStarted", 0)], states);
        var own = Assert.Single((await students[0].GetAsync("/v1/me/assignments")).Ok()["assignments"]!.AsArray())!;
        Assert.Equal(("7A", "done", 3), ((string)own["className"]!, (string)own["state"]!, (int)own["assignment"]!["total"]!));
    }

    private static async Task StrangerSeesNothingAsync(LearnerClient stranger, string one, JsonObject task, string learnerId)
    {
        foreach (var path in new[] { one, $"{one}/members", $"{one}/report", $"{one}/assignments", $"{one}/assignments/{task["id"]}" })
        {
            var (foreign, missing) = (await stranger.GetAsync(path), await stranger.GetAsync(path.Replace(one, $"/v1/classes/{Guid.NewGuid()}", StringComparison.Ordinal)));
            Assert.Equal(Body(missing.Problem(HttpStatusCode.NotFound, "unknown-class")), Body(foreign.Problem(HttpStatusCode.NotFound, "unknown-class")));
        }
        (await stranger.PostAsync($"{one}/members/{learnerId}/pin", "")).Problem(HttpStatusCode.NotFound, "unknown-class");
        (await stranger.PostAsync($"{one}/roster", Roster, "text/csv")).Problem(HttpStatusCode.NotFound, "unknown-class");
        (await stranger.DeleteAsync(one)).Problem(HttpStatusCode.NotFound, "unknown-class");

        static string Body(JsonObject problem)
        {
            problem.Remove("traceId");
            return problem.ToJsonString();
        }
    }

    private static async Task AnsweredAsync(LearnerClient student, IReadOnlyList<QuestionVersion> questions, Random random)
    {
        foreach (var question in questions.Take(3 + random.Next(questions.Count - 3)))
            (await student.AnswerAsync(random.Next(3) == 0 ? Answers.Right(question) : Answers.Wrong(question))).Ok();
        // Of two answers of one millisecond the id decides which was last, and a fast machine takes less for one.
        var last = Answers.Right(questions[^1], DateTimeOffset.UtcNow.AddMilliseconds(5));
        (await student.AnswerAsync(last)).Ok();
        Assert.Equal(HttpStatusCode.NoContent, (await student.DeleteAsync($"/v1/me/attempts/{last.Id()}")).Status);
    }

    private static async Task<LearnerClient> PinAsync(RunningSilo silo, JsonObject made, JsonNode issued)
    {
        var body = new JsonObject { ["classCode"] = (string)made["code"]!, ["number"] = (int)issued["number"]!, ["pin"] = (string)issued["pin"]! };
        var tokens = (await new LearnerClient(silo.Http, "", Guid.Empty).PostAsync("/v1/auth/class-sign-in", body)).Ok();
        return new LearnerClient(silo.Http, (string)tokens["accessToken"]!, (Guid)tokens["learnerId"]!);
    }

    private static async Task<LearnerClient> RegisteredAsync(RunningSilo silo, string? name = null)
    {
        var body = new JsonObject { ["username"] = name ?? $"u{Guid.NewGuid():N}"[..16], ["password"] = Password, ["name"] = "Bu Ani", ["birthDate"] = "1980-08-17" };
        var tokens = (await new LearnerClient(silo.Http, "", Guid.Empty).PostAsync("/v1/auth/register", body)).Ok();
        return new LearnerClient(silo.Http, (string)tokens["accessToken"]!, (Guid)tokens["learnerId"]!);
    }

    /// <summary>The role as an administrator would give it.</summary>
    private static async Task<LearnerClient> TeacherAsync(RunningSilo silo)
    {
        var name = $"t{Guid.NewGuid():N}"[..16];
        var person = await RegisteredAsync(silo, name);
        await using (var database = await silo.Services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContextAsync())
        {
            await database.Users.Where(account => account.Id == person.LearnerId)
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.Roles, Role.Student | Role.Teacher));
        }
        var tokens = (await person.PostAsync("/v1/auth/sign-in", new JsonObject { ["login"] = name, ["password"] = Password })).Ok();
        return new LearnerClient(silo.Http, (string)tokens["accessToken"]!, person.LearnerId);
    }

    private static async Task<RunningSilo> StartAsync(bool postgres) => postgres
        ? await RunningSilo.StartAsync(("Storage:Provider", "Postgres"), ("ConnectionStrings:Postgres", await (await TestPostgres.SharedAsync()).CreateDatabaseAsync()))
        : await RunningSilo.StartAsync();
}
