using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>
/// A learner who answers one question after the other until told to stop, whatever happens: an answer that was not
/// acknowledged is sent again, with its id, before the next.
/// </summary>
public sealed class SteadyLearner
{
    private readonly LearnerClient _client;
    private readonly TimeSpan _pause;
    private readonly List<string> _acknowledged = [];
    private readonly List<string> _failures = [];
    private readonly Task _running;
    private volatile bool _stopping;
    private TimeSpan _longestGap;
    private int _count;

    private SteadyLearner(LearnerClient client, TimeSpan pause)
    {
        (_client, _pause) = (client, pause);
        _running = Task.Run(RunAsync);
    }

    public LearnerClient Client => _client;

    /// <summary>Ids of the answers that it knows to be taken. After the stop.</summary>
    public IReadOnlyList<string> Acknowledged => _acknowledged;

    /// <summary>Answers acknowledged so far.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>What else came back: a status, or how the connection failed. After the stop.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Longest time from one acknowledged answer to the next.</summary>
    public TimeSpan LongestGap => _longestGap;

    /// <summary>Who answered last: the silo's name, as the proxy tells it.</summary>
    public string Silo { get; private set; } = "";

    /// <summary>Begun when this returns: each has one answer acknowledged.</summary>
    public static async Task<SteadyLearner[]> StartAsync(HttpClient http, int learners, TimeSpan pause = default)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, learners).Select(_ => LearnerClient.GuestAsync(http)));
        SteadyLearner[] steady = [.. clients.Select(client => new SteadyLearner(client, pause))];
        foreach (var learner in steady)
            await Eventually.IsAsync(() => Task.FromResult(learner.Silo), silo => silo.Length > 0);
        return steady;
    }

    public Task StopAsync()
    {
        _stopping = true;
        return _running.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private async Task RunAsync()
    {
        var questions = Bank.Mixed(8);
        long? last = null;
        for (var i = 0; !_stopping; i++)
        {
            var question = questions[i % questions.Count];
            var answer = i % 3 == 0 ? Answers.Wrong(question) : Answers.Right(question);
            while (!await TakenAsync(answer) && !_stopping)
                await Task.Delay(20);
            var now = Stopwatch.GetTimestamp();
            if (last is { } before && Stopwatch.GetElapsedTime(before, now) is var gap && gap > _longestGap)
                _longestGap = gap;
            last = now;
            if (_pause > TimeSpan.Zero)
                await Task.Delay(_pause);
        }
    }

    private async Task<bool> TakenAsync(JsonObject answer)
    {
        try
        {
            var reply = await _client.AnswerAsync(answer);
            if (reply.Status == HttpStatusCode.OK)
            {
                _acknowledged.Add(answer.Id());
                Interlocked.Increment(ref _count);
                Silo = reply.Headers.TryGetValues("X-Silo", out var silos) ? silos.First() : "direct";
                return true;
            }
            _failures.Add($"{DateTime.UtcNow:HH:mm:ss.fff} {(int)reply.Status} {reply.Text}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            _failures.Add($"{DateTime.UtcNow:HH:mm:ss.fff} {e.GetBaseException().Message}");
        }
        return false;
    }
}
