using System.Net;
using System.Text.Json.Nodes;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Clusters;

/// <summary>Two silo processes on one PostgreSQL database, clustered through Redis.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private Cluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await Cluster.CreateAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Two_silos_are_one_to_their_learners_and_go_on_while_Redis_is_away()
    {
        var (one, two) = (await _cluster.AddAsync(), await _cluster.AddAsync());
        Assert.Equal(2, await Eventually.IsAsync(() => _cluster.ActiveSilosAsync(one), active => active == 2));
        var learners = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => LearnerClient.GuestAsync(i % 2 == 0 ? one.Http : two.Http)));
        var questions = Bank.Mixed(4);

        await Task.WhenAll(learners.Select(learner => AlternateAsync(learner, one, two, questions.Count)));
        await _cluster.Redis.StopAsync();
        await Task.WhenAll(learners.Select(learner => AlternateAsync(learner, two, one, questions.Count)));
        var newcomer = await LearnerClient.GuestAsync(one.Http);
        (await newcomer.At(two.Http).AnswerAsync(Answers.Right(questions[0]))).Ok();
        await _cluster.Redis.StartAsync();

        foreach (var learner in learners)
        {
            var (here, there) = (learner.At(one.Http), learner.At(two.Http));
            Assert.Equal(2 * questions.Count, (await here.AttemptsAsync()).Count);
            Assert.Equal((await here.ProgressAsync()).ToJsonString(), (await there.ProgressAsync()).ToJsonString());
            Assert.Equal(Text(await here.CardsAsync()), Text(await there.CardsAsync()));
        }
        await CaughtUpAsync(learners[0].At(two.Http), [.. learners, newcomer], two);
        Assert.Equal(0, await one.StopAsync());
        Assert.Equal(0, await two.StopAsync());
        await EqualsItsLogAsync();
    }

    [Fact]
    public async Task When_one_silo_is_killed_the_other_takes_its_learners_and_the_stream_over()
    {
        var (one, two) = (await _cluster.AddAsync(), await _cluster.AddAsync());
        var load = await Load.StartAsync(one.Http, learners: 6);
        var steady = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LearnerClient.GuestAsync(two.Http)));
        await load.ReachAsync(100);
        await one.KillAsync();
        await load.EndAsync();

        // Learners who lived on the killed silo are told to come again until the other has seen its end.
        var questions = Bank.Mixed(4);
        await Task.WhenAll(steady.Select(learner => Task.WhenAll(questions.Select(question => InsistAsync(learner, Answers.Right(question))))));

        foreach (var (learner, acknowledged) in load.Students)
        {
            await InsistAsync(learner.At(two.Http), Answers.Right(questions[0]));
            var ids = (await learner.At(two.Http).AttemptsAsync()).Select(entry => (string)entry["attemptId"]!).ToArray();
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.Empty(acknowledged.Except(ids));
        }
        foreach (var learner in steady)
            Assert.Equal(questions.Count, (await learner.AttemptsAsync()).Count);
        await CaughtUpAsync(steady[0], [.. steady, .. load.Students.Select(student => student.Learner)], two);
        Assert.Equal(0, await two.StopAsync());
        await EqualsItsLogAsync();
    }

    [Fact]
    public async Task An_import_that_a_killed_silo_began_ends_on_the_other()
    {
        const int Reviews = 20_000;
        var one = await _cluster.AddAsync();
        var guest = await LearnerClient.GuestAsync(one.Http);
        var taken = await guest.PostAsync("/v1/me/history:import", History.Csv(Reviews), "text/csv");
        Assert.Equal(HttpStatusCode.Accepted, taken.Status);
        await Eventually.IsAsync(async () => (int)(await guest.ProgressAsync())["attempts"]!, attempts => attempts > 0);
        SiloProcess two;
        await using (await LearnerLock.TakeAsync(_cluster.Database, guest.LearnerId))
        {
            // The import stands still: what follows happens in its middle, however fast the machine is.
            two = await _cluster.AddAsync();
            await one.KillAsync();
        }
        var survivor = guest.At(two.Http);

        // Nobody asks for the import: its reminder, of one minute, brings it back.
        await Eventually.IsAsync(() => AttemptsAsync(survivor), attempts => attempts is > 0 and < Reviews);
        await Eventually.IsAsync(() => AttemptsAsync(survivor), attempts => attempts == Reviews, seconds: 150);

        var done = await Eventually.IsAsync(
            async () => (await survivor.GetAsync(taken.Headers.Location!.ToString())).Ok(), status => (string?)status["status"] == "done");
        Assert.Equal(Reviews, (int)done["imported"]! + (int)done["duplicates"]!);
        Assert.Equal(0, await two.StopAsync());
        await EqualsItsLogAsync();
    }

    [Fact]
    public async Task Stopped_while_Redis_is_away_it_ends_at_its_deadline()
    {
        var silo = await _cluster.AddAsync(("Drain__Deadline", "00:00:05"));
        await _cluster.Redis.StopAsync();
        Assert.Equal(75, await silo.StopAsync());
        Assert.Contains("was cut off", silo.Errors, StringComparison.Ordinal);
    }

    private static async Task AlternateAsync(LearnerClient learner, SiloProcess first, SiloProcess second, int count)
    {
        var questions = Bank.Mixed(4);
        for (var i = 0; i < count; i++)
            (await learner.At(i % 2 == 0 ? first.Http : second.Http).AnswerAsync(Answers.Right(questions[i]))).Ok();
    }

    /// <summary>Sends the same answer until it is taken, as a client does that was told to come again.</summary>
    private static Task<Reply> InsistAsync(LearnerClient learner, JsonObject answer) =>
        Eventually.IsAsync(() => learner.AnswerAsync(answer), reply =>
        {
            Assert.Contains(reply.Status, new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests });
            return reply.Status == HttpStatusCode.OK;
        }, seconds: 60);

    /// <summary>0 while the learner's silo is being replaced.</summary>
    private static async Task<int> AttemptsAsync(LearnerClient learner)
    {
        var reply = await learner.GetAsync("/v1/me/progress");
        return reply.Status == HttpStatusCode.OK ? (int)reply.Json["attempts"]! : 0;
    }

    /// <summary>Waits until every question has counted all that the learners' logs hold.</summary>
    private static async Task CaughtUpAsync(LearnerClient asking, LearnerClient[] learners, SiloProcess silo)
    {
        var logged = new List<string>();
        foreach (var learner in learners)
            logged.AddRange((await learner.At(silo.Http).AttemptsAsync()).Select(entry => (string)entry["questionId"]!));
        foreach (var question in logged.CountBy(id => id))
        {
            await Eventually.IsAsync(
                async () => (await asking.GetAsync($"/v1/questions/{question.Key}/statistics")) is { Status: HttpStatusCode.OK } reply
                    ? (int)reply.Json["allAttempts"]!
                    : 0,
                seen => seen == question.Value,
                seconds: 60);
        }
    }

    private async Task EqualsItsLogAsync()
    {
        var check = await _cluster.RunAsync("rebuild", "--check");
        Assert.True(check.ExitCode == 0, check.Output + check.Errors);
    }

    private static string Text(IEnumerable<JsonObject> entries) => string.Join('\n', entries.Select(entry => entry.ToJsonString()));
}
