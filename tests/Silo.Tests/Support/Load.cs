using System.Collections.Concurrent;
using System.Net;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Learners who answer one question after the other until the silo is gone, and what was acknowledged to each.</summary>
public sealed class Load
{
    private readonly ConcurrentBag<HttpStatusCode> _refusals = [];
    private readonly List<Student> _students;
    private readonly Task _running;
    private int _acknowledged;

    private Load(List<Student> students)
    {
        _students = students;
        _running = Task.WhenAll(students.Select(RunAsync));
    }

    /// <summary>Each learner's acknowledged attempt ids.</summary>
    public IReadOnlyList<(LearnerClient Learner, IReadOnlyCollection<string> Acknowledged)> Students =>
        [.. _students.Select(student => (student.Learner, (IReadOnlyCollection<string>)student.Acknowledged))];

    /// <summary>Every status but 200 that came over an accepted connection.</summary>
    public IReadOnlyCollection<HttpStatusCode> Refusals => _refusals;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public static async Task<Load> StartAsync(HttpClient http, int learners)
    {
        var students = new List<Student>();
        for (var i = 0; i < learners; i++)
            students.Add(new Student(await LearnerClient.GuestAsync(http), []));
        return new Load(students);
    }

    /// <summary>Waits until so many answers were acknowledged.</summary>
    public async Task ReachAsync(int acknowledged) =>
        await Eventually.IsAsync(() => Task.FromResult(Acknowledged), count => count >= acknowledged, seconds: 60);

    /// <summary>Waits until every learner has met the end of the silo.</summary>
    public Task EndAsync() => _running.WaitAsync(TimeSpan.FromSeconds(60));

    private async Task RunAsync(Student student)
    {
        var questions = Bank.Mixed(8);
        for (var i = 0; ; i++)
        {
            var question = questions[i % questions.Count];
            var answer = i % 3 == 0 ? Answers.Wrong(question) : Answers.Right(question);
            try
            {
                var reply = await student.Learner.AnswerAsync(answer);
                if (reply.Status != HttpStatusCode.OK)
                {
                    _refusals.Add(reply.Status);
                    continue;
                }
                student.Acknowledged.Add(answer.Id());
                Interlocked.Increment(ref _acknowledged);
            }
            catch (HttpRequestException)
            {
                // Not acknowledged: the connection was refused or broken off.
                return;
            }
        }
    }

    private sealed record Student(LearnerClient Learner, List<string> Acknowledged);
}
