using System.Text;
using EnglishLearning.Bench.Load.Wire;

namespace EnglishLearning.Bench.Load.Traffic;

/// <summary>Asks for the questions of every skill and level once, so that the load knows what there is to answer.</summary>
internal sealed class BookTraffic(Learner learner, QuestionBook book) : ITraffic
{
    private static readonly string[] Skills = ["grammar", "vocabulary", "reading", "listening", "writing", "speaking"];
    private static readonly string[] Levels = ["A1", "A2", "B1", "B2", "C1", "C2"];

    private readonly Queue<string> _queries = new(Skills.SelectMany(_ => Levels, (skill, level) => $"count=50&skill={skill}&level={level}"));
    private bool _busy;

    public IReadOnlyList<string> Routes { get; } = ["GET /v1/practice/next"];

    public bool IsDone => _queries.Count == 0 && !_busy;

    public bool TryBegin(Connection connection, out int route)
    {
        route = 0;
        if (_busy || !_queries.TryDequeue(out var query))
            return false;
        _busy = true;
        connection.Request.Clear()
            .Add("GET /v1/practice/next?"u8).Add(Encoding.ASCII.GetBytes(query)).Add(" HTTP/1.1\r\n"u8)
            .Add(learner.Headers).Add("\r\n"u8);
        return true;
    }

    public int End(Connection connection)
    {
        _busy = false;
        if (connection.Status == 200)
            book.ReadPractice(connection.Body, first: false);
        return 0;
    }

    public void Abandon(Connection connection) => _busy = false;
}
