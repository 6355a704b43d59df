using System.Net;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Processes;

/// <summary>The program as a person or a container starts and stops it.</summary>
[SupportedOSPlatform("linux")]
public sealed class RunTests : IDisposable
{
    private readonly TestFolder _data = new();

    [Fact]
    public async Task It_says_where_it_listens_where_its_data_lies_and_what_to_try()
    {
        await using var silo = await TestSilo.StartAsync(_data);

        Assert.Contains("EnglishLearning is ready.", silo.Output, StringComparison.Ordinal);
        Assert.Contains($"Data        {_data.Path}", silo.Output, StringComparison.Ordinal);
        Assert.Contains($"{silo.Url.GetLeftPart(UriPartial.Authority)}/docs", silo.Output, StringComparison.Ordinal);
        Assert.Contains("curl -s -X POST", silo.Output, StringComparison.Ordinal);
        Assert.Contains("POST /v1/auth/first-administrator {\"code\":\"", silo.Output, StringComparison.Ordinal);
        Assert.Equal("", silo.Errors);
        Assert.True(File.Exists(_data.Below("english.db")));
        (await Reply.OfAsync(await silo.Http.GetAsync("/readyz"))).Ok();
        // On an idle machine of two cores it is ready after 1.5 to 2.5 s.
        Assert.True(silo.ProcessorTime < TimeSpan.FromSeconds(10), $"{silo.ProcessorTime} of processor time until it was ready");
    }

    [Fact]
    public async Task It_listens_where_ASPNETCORE_URLS_says_and_the_option_stands_over_it()
    {
        var (chosen, ignored) = (Ports.Free(), Ports.Free());
        await using (var silo = await TestSilo.StartAsync(["run", "--data", _data.Path], port: null, ("ASPNETCORE_URLS", $"http://127.0.0.1:{chosen}")))
            Assert.Equal(chosen, silo.Url.Port);
        await using (var silo = await TestSilo.StartAsync(
            ["run", "--data", _data.Path], chosen, ("ASPNETCORE_URLS", $"http://127.0.0.1:{ignored}")))
            Assert.Equal(chosen, silo.Url.Port);
    }

    [Fact]
    public async Task What_it_logs_is_JSON_and_holds_no_token()
    {
        await using var silo = await TestSilo.StartAsync(_data, ("Logging__LogLevel__Default", "Information"));
        var guest = await LearnerClient.GuestAsync(silo.Http);
        (await guest.AnswerAsync(Answers.Right(Bank.First(Core.Questions.QuestionType.Cloze)))).Ok();
        await new LearnerClient(silo.Http, guest.Token + "x", default).GetAsync("/v1/me/progress");
        Assert.Equal(0, await silo.StopAsync());

        var lines = silo.Output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.True(lines.Length > 20);
        Assert.All(lines, line => Assert.NotNull((string?)line["LogLevel"]));
        Assert.Contains(lines, line => ((string)line["Message"]!).StartsWith("Chose for ", StringComparison.Ordinal));
        Assert.DoesNotContain(guest.Token, silo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(guest.Token.Split('.')[2], silo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_under_load_breaks_no_answer_and_loses_none()
    {
        await using var silo = await TestSilo.StartAsync(_data);
        var load = await Load.StartAsync(silo.Http, learners: 8);
        await load.ReachAsync(300);

        Assert.Equal(0, await silo.StopAsync());
        await load.EndAsync();

        // Whom it still let in it answered, or told to come again.
        Assert.All(load.Refusals, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        Assert.Equal("", silo.Errors);
        await AfterwardsAsync(load);
    }

    /// <summary>Issue 2: the command line's own deadline cut the drain after two seconds.</summary>
    [Fact]
    public async Task Draining_it_says_not_ready_and_serves_on_until_the_delay_has_passed()
    {
        await using var silo = await TestSilo.StartAsync(_data, ("Drain__Delay", "00:00:05"));
        var begun = System.Diagnostics.Stopwatch.StartNew();
        silo.Terminate();
        HttpStatusCode ready;
        do
            ready = (await silo.Http.GetAsync(new Uri("/readyz", UriKind.Relative))).StatusCode;
        while (ready == HttpStatusCode.OK && begun.Elapsed < TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        while (begun.Elapsed < TimeSpan.FromSeconds(3.5))
            Assert.Equal(HttpStatusCode.OK, (await silo.Http.PostAsync(new Uri("/v1/auth/guest", UriKind.Relative), null)).StatusCode);
        Assert.Equal(0, await silo.EndAsync());
    }

    [Fact]
    public async Task Killed_under_load_it_loses_no_acknowledged_answer_and_counts_none_twice()
    {
        string before;
        await using var silo = await TestSilo.StartAsync(_data);
        var quiet = await LearnerClient.GuestAsync(silo.Http);
        (await quiet.BatchAsync(Bank.Mixed(6).Select((question, i) => Answers.Right(question, DateTimeOffset.UtcNow.AddDays(-i))))).Ok();
        before = await StateAsync(quiet);
        var load = await Load.StartAsync(silo.Http, learners: 8);
        await load.ReachAsync(300);

        await silo.KillAsync();
        await load.EndAsync();

        await AfterwardsAsync(load, async http => Assert.Equal(before, await StateAsync(quiet.At(http))));
    }

    /// <summary>
    /// Starts again on the same data: every acknowledged answer is in the log once, questions catch up with the log, and
    /// all that is stored equals the log's fold.
    /// </summary>
    private async Task AfterwardsAsync(Load load, Func<HttpClient, Task>? also = null)
    {
        await using (var again = await TestSilo.StartAsync(_data))
        {
            var logged = new List<JsonObject>();
            foreach (var (learner, acknowledged) in load.Students)
            {
                var log = await learner.At(again.Http).AttemptsAsync();
                var ids = log.Select(entry => (string)entry["attemptId"]!).ToArray();
                Assert.Equal(ids.Length, ids.Distinct().Count());
                Assert.Empty(acknowledged.Except(ids));
                logged.AddRange(log);
            }
            if (also is not null)
                await also(again.Http);
            foreach (var question in logged.GroupBy(entry => (string)entry["questionId"]!))
                await CaughtUpAsync(load.Students[0].Learner.At(again.Http), question.Key, question.Count());
            Assert.Equal(0, await again.StopAsync());
        }
        var check = await SiloProgram.RunAsync(["rebuild", "--check", "--data", _data.Path]);
        Assert.True(check.ExitCode == 0, check.Output + check.Errors);
        Assert.Contains("0 learners, 0 cards, 0 questions differed.", check.Output, StringComparison.Ordinal);
    }

    private static async Task CaughtUpAsync(LearnerClient learner, string questionId, int attempts) =>
        await Eventually.IsAsync(
            async () => (int)(await learner.GetAsync($"/v1/questions/{questionId}/statistics")).Ok()["allAttempts"]!, seen => seen >= attempts);

    private static async Task<string> StateAsync(LearnerClient learner) =>
        string.Join('\n', [.. (await learner.CardsAsync()).Select(card => card.ToJsonString()), (await learner.ProgressAsync()).ToJsonString()]);

    public void Dispose() => _data.Dispose();
}
