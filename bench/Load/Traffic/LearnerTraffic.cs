using EnglishLearning.Bench.Load.Wire;

namespace EnglishLearning.Bench.Load.Traffic;

/// <summary>What learners do, by chance, each one thing at a time.</summary>
internal sealed class LearnerTraffic : ITraffic
{
    private const double ShareRight = 0.75;
    private const int SmallestBatch = 5;
    private const int LargestBatch = 20;
    private const long OfflineSpacingMs = 15_000;

    private readonly QuestionBook _book;
    private readonly LearnerPool _learners;
    private readonly Random _random;
    private readonly AttemptIdSource _ids;
    private readonly (int Weight, int Route)[] _mix;
    private readonly Errand[] _errands;

    // Filled by the connection's id.
    private record struct Errand(int Route, Learner Learner, Question? Question);

    private static class Route
    {
        public const int Answer = 0;
        public const int Practice = 1;
        public const int Progress = 2;
        public const int Cards = 3;
        public const int Batch = 4;
    }

    public LearnerTraffic(IReadOnlyList<Learner> learners, QuestionBook book, MixKind mix, int connections, Random random)
    {
        (_book, _random) = (book, random);
        _learners = new LearnerPool(learners, random);
        _ids = new AttemptIdSource(random);
        _errands = new Errand[connections];
        _mix = mix switch
        {
            MixKind.Attempts => [(1000, Route.Answer)],
            MixKind.Practice => [(1000, Route.Practice)],
            _ => [(700, Route.Answer), (200, Route.Practice), (25, Route.Progress), (25, Route.Cards), (50, Route.Batch)],
        };
    }

    public IReadOnlyList<string> Routes { get; } =
    [
        "POST /v1/questions/{id}/attempts",
        "GET /v1/practice/next",
        "GET /v1/me/progress",
        "GET /v1/me/cards",
        "POST /v1/attempts:batch",
    ];

    public bool IsDone => false;

    public bool TryBegin(Connection connection, out int route)
    {
        route = 0;
        if (_learners.Take() is not { } learner)
            return false;
        route = Draw();
        var question = route == Route.Answer ? learner.Offered ?? _book.Any(_random) : null;
        _errands[connection.Id] = new Errand(route, learner, question);
        var request = connection.Request.Clear();
        switch (route)
        {
            case Route.Answer:
                WriteAnswer(request, learner, question!);
                break;
            case Route.Batch:
                WriteBatch(request, learner);
                break;
            case Route.Practice:
                Get(request, "/v1/practice/next?count=1"u8, learner);
                break;
            case Route.Progress:
                Get(request, "/v1/me/progress"u8, learner);
                break;
            default:
                Get(request, "/v1/me/cards?limit=50"u8, learner);
                break;
        }
        return true;
    }

    public int End(Connection connection)
    {
        var (route, learner, question) = _errands[connection.Id];
        _learners.Return(learner);
        if (connection.Status != 200)
        {
            // A question may have been retired: another one next time. A refused answer is not kept for later, since the
            // load goes on whatever the server says.
            learner.Offered = null;
            return 0;
        }
        switch (route)
        {
            case Route.Answer:
                learner.Offered = _book.ReadAttemptReply(connection.Body, question!);
                return 1;
            case Route.Practice:
                learner.Offered = _book.ReadPractice(connection.Body, first: true);
                return 0;
            case Route.Batch:
                return connection.Body.Count("\"accepted\""u8);
            default:
                return 0;
        }
    }

    public void Abandon(Connection connection) => _learners.Return(_errands[connection.Id].Learner);

    private int Draw()
    {
        var drawn = _random.Next(1000);
        foreach (var (weight, route) in _mix)
        {
            if ((drawn -= weight) < 0)
                return route;
        }
        return Route.Answer;
    }

    private static void Get(RequestBuffer request, ReadOnlySpan<byte> path, Learner learner) =>
        request.Add("GET "u8).Add(path).Add(" HTTP/1.1\r\n"u8).Add(learner.Headers).Add("\r\n"u8);

    private void WriteAnswer(RequestBuffer request, Learner learner, Question question)
    {
        request.Add(question.RequestLine).Add(learner.Headers).BeginBody().Add("{"u8);
        WriteAttempt(request, question, learner.NextTime(NowMs));
        request.Add("}"u8).EndBody();
    }

    private void WriteBatch(RequestBuffer request, Learner learner)
    {
        var count = _random.Next(SmallestBatch, LargestBatch + 1);
        var (first, step) = learner.NextTimes(count, OfflineSpacingMs, NowMs);
        request.Add("POST /v1/attempts:batch HTTP/1.1\r\n"u8).Add(learner.Headers).BeginBody().Add("{\"attempts\":["u8);
        for (var i = 0; i < count; i++)
        {
            var question = _book.Any(_random);
            request.Add(i == 0 ? "{\"questionId\":\""u8 : ",{\"questionId\":\""u8).Add(question.Id).Add("\","u8);
            WriteAttempt(request, question, first + i * step);
            request.Add("}"u8);
        }
        request.Add("]}"u8).EndBody();
    }

    private void WriteAttempt(RequestBuffer request, Question question, long at)
    {
        request
            .Add("\"attemptId\":\""u8).Add(_ids.Next(at))
            .Add("\",\"version\":"u8).Add(question.Version)
            .Add(",\"response\":"u8).Add(question.IsSelfGraded ? "\"\""u8 : question.Respond(_random.NextDouble() < ShareRight, _random))
            .Add(",\"answeredAt\":\""u8).Add(DateTime.UnixEpoch.AddMilliseconds(at))
            .Add("\",\"responseMs\":"u8).Add(_random.Next(300, 30_000))
            .Add(question.IsSelfGraded ? ",\"hintsUsed\":0,\"rating\":3"u8 : ",\"hintsUsed\":0"u8);
    }

    private static long NowMs => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
}
