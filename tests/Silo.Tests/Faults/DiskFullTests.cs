using System.Net;
using EnglishLearning.Core.Questions;
using EnglishLearning.Local;
using EnglishLearning.Silo.Tests.Support;
using Xunit;

namespace EnglishLearning.Silo.Tests.Faults;

public sealed class DiskFullTests
{
    [RootFact]
    public async Task On_a_full_disk_answers_are_refused_clearly_and_afterwards_taken_once()
    {
        using var disk = new SmallDisk(megabytes: 16);
        string[] run = ["run", "--data", disk.Path];
        await using (var silo = await TestSilo.StartAsync(run, port: 0))
        {
            var guest = await LearnerClient.GuestAsync(silo.Http);
            var taken = new List<string>();
            disk.Fill();

            var (answer, refusal) = await AnswerUntilRefusedAsync(guest, taken);

            refusal.Problem(HttpStatusCode.ServiceUnavailable, "disk-full");
            Assert.Equal(60, refusal.RetryAfterSeconds);
            // What was taken can still be read, and the process lives.
            Assert.Equal(taken.Count, (await guest.AttemptsAsync()).Count);
            Assert.Equal(HttpStatusCode.OK, (await silo.Http.GetAsync("/livez")).StatusCode);

            disk.Free();
            var accepted = await guest.AnswerAsync(answer);
            accepted.Ok();
            Assert.False(accepted.Headers.Contains("Idempotent-Replayed"));
            Assert.True((await guest.AnswerAsync(answer)).Headers.Contains("Idempotent-Replayed"));
            Assert.Equal([.. taken, answer.Id()], (await guest.AttemptsAsync()).Select(entry => (string)entry["attemptId"]!).Reverse());
            (await Reply.OfAsync(await silo.Http.GetAsync("/readyz"))).Ok();
            await Eventually.IsAsync(
                async () => (int)(await guest.GetAsync($"/v1/questions/{answer["questionId"]}/statistics")).Ok()["allAttempts"]!,
                seen => seen == taken.Count + 1);
            Assert.Equal(0, await silo.StopAsync());
        }
        var check = await SiloProgram.RunAsync(["rebuild", "--check", "--data", disk.Path]);
        Assert.True(check.ExitCode == 0, check.Output + check.Errors);
    }

    /// <summary>The log file may hold some free space: answers go on until it is used up.</summary>
    private static async Task<(System.Text.Json.Nodes.JsonObject Answer, Reply Refusal)> AnswerUntilRefusedAsync(LearnerClient guest, List<string> taken)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            var answer = Answers.Right(Bank.First(QuestionType.Single));
            var reply = await guest.AnswerAsync(answer);
            if (reply.Status != HttpStatusCode.OK)
                return (answer, reply);
            taken.Add(answer.Id());
        }
        throw new InvalidOperationException("The disk was never full.");
    }
}
