using System.Globalization;
using EnglishLearning.Bench.Http;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Chaos;

/// <summary>
/// What clients saw against the database: nothing acknowledged lost, nothing counted twice, every learner, card and
/// question equal to the fold of the log, and the API tells the same.
/// </summary>
internal static class Checker
{
    private const int CatchUp = 60;

    /// <param name="catchUpSeconds">How long the questions' statistics may lag behind the log.</param>
    public static async Task<Verdict> CheckAsync(Arena arena, IReadOnlyList<ChaosLearner> learners, int catchUpSeconds = CatchUp)
    {
        var faults = new List<string>();
        var told = new Dictionary<Guid, (IReadOnlyList<Attempt> Attempts, int Progress)>();
        foreach (var learner in learners)
            told[learner.LearnerId] = await AskAsync(arena.Front, learner);
        foreach (var attempt in told.Values.SelectMany(tale => tale.Attempts))
            arena.Logged[attempt.QuestionId] = arena.Logged.GetValueOrDefault(attempt.QuestionId) + 1;
        if (await BehindAsync(arena, learners[0], catchUpSeconds) is > 0 and var behind)
            faults.Add($"{behind} of {arena.Logged.Count} questions have not counted what the log holds {catchUpSeconds} s after the drill");

        await arena.LetGoOfDataAsync();
        await using (var storage = arena.OpenStorage())
        {
            var log = storage.GetRequiredService<IAttemptLog>();
            foreach (var learner in learners)
            {
                var answers = (await log.ReadAsync(learner.LearnerId)).Where(entry => entry.Kind == Core.Learners.EntryKind.Answer);
                var (attempts, progress) = told[learner.LearnerId];
                var found = Faults(learner.Journal, [.. answers.Select(entry => entry.AttemptId)], [.. attempts.Select(entry => entry.AttemptId)], progress);
                faults.AddRange(found.Select(fault => $"learner {learner.LearnerId}: {fault}"));
            }
        }
        var rebuild = await arena.RunAsync("rebuild", "--check");
        if (rebuild.ExitCode != 0)
            faults.Add($"rebuild --check ended with {rebuild.ExitCode}: {(rebuild.Output + rebuild.Errors).Trim()}");
        return new Verdict(
            learners.Count,
            learners.Sum(learner => learner.Journal.Sent.Count),
            learners.Sum(learner => learner.Journal.Acknowledged.Count),
            learners.Sum(learner => learner.Journal.Unknown.Count),
            arena.Logged.Values.Sum(),
            rebuild.Output.Trim(),
            faults);
    }

    /// <param name="log">Ids of answers in the database.</param>
    /// <param name="told">Those that GET /v1/me/attempts tells.</param>
    /// <param name="progress">What GET /v1/me/progress counts.</param>
    internal static IEnumerable<string> Faults(
        Journal journal, IReadOnlyCollection<Guid> log, IReadOnlyCollection<Guid> told, int progress)
    {
        if (journal.Acknowledged.Except(log).Count() is > 0 and var lost)
            yield return $"{lost} acknowledged answers are not in the database";
        if (log.Count - log.Distinct().Count() is > 0 and var twice)
            yield return $"{twice} answers stand in the database twice";
        if (log.Except(journal.Sent).Count() is > 0 and var foreign)
            yield return $"{foreign} answers in the database were never sent";
        if (log.Intersect(journal.Refused).Count() is > 0 and var refused)
            yield return $"{refused} answers in the database were refused";
        if (told.Count != log.Count || !told.ToHashSet().SetEquals(log))
            yield return $"GET /v1/me/attempts tells {told.Count} answers, the database has {log.Count}";
        if (progress != log.Count)
            yield return $"GET /v1/me/progress counts {progress} answers, the database has {log.Count}";
    }

    private static async Task<(IReadOnlyList<Attempt> Attempts, int Progress)> AskAsync(ApiClient way, ChaosLearner learner)
    {
        var attempts = new List<Attempt>();
        string? cursor = null;
        do
        {
            var page = (await InsistAsync(way, Requests.Attempts(cursor) with { Token = learner.Token })).Read(ApiJson.Default.AttemptPage);
            attempts.AddRange(page.Attempts.Where(entry => entry.Kind == "answer"));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return (attempts, (await InsistAsync(way, Requests.Progress() with { Token = learner.Token })).Read(ApiJson.Default.Progress).Attempts);
    }

    /// <summary>Questions whose statistics do not come to count all that the log holds.</summary>
    private static async Task<int> BehindAsync(Arena arena, ChaosLearner asking, int seconds)
    {
        var behind = arena.Logged.ToDictionary();
        try
        {
            await Waiting.UntilAsync(
                async () =>
                {
                    foreach (var (questionId, count) in behind.ToArray())
                    {
                        var reply = await InsistAsync(arena.Front, Requests.Statistics(questionId) with { Token = asking.Token });
                        if (reply.Read(ApiJson.Default.Statistics).AllAttempts == count)
                            behind.Remove(questionId);
                    }
                    return behind.Count == 0;
                },
                "every question has counted its log",
                seconds);
        }
        catch (Local.ServerException)
        {
            // Told as a fault, with the number.
        }
        return behind.Count;
    }

    private static async Task<ApiReply> InsistAsync(ApiClient way, ApiRequest request)
    {
        ApiReply? reply = null;
        try
        {
            await Waiting.UntilAsync(
                async () =>
                {
                    try
                    {
                        reply = await way.SendAsync(request, CancellationToken.None);
                        return !Client.MaySendAgain(reply);
                    }
                    catch (ServerException)
                    {
                        return false;
                    }
                },
                string.Create(CultureInfo.InvariantCulture, $"{request.Path} is answered"));
        }
        catch (Local.ServerException fault)
        {
            throw new ServerException($"{fault.Message} {reply}", fault);
        }
        return reply!.IsSuccess ? reply : throw new ServerException(reply.ToString());
    }
}
