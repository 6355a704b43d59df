using EnglishLearning.Bench.Load.Wire;

namespace EnglishLearning.Bench.Load.Traffic;

/// <summary>Asks for each learner's progress once: who is not in memory is read from the database.</summary>
internal sealed class OnceTraffic(IEnumerable<Learner> learners) : ITraffic
{
    private readonly Queue<Learner> _left = new(learners);

    public IReadOnlyList<string> Routes { get; } = ["GET /v1/me/progress"];

    public bool IsDone => _left.Count == 0;

    public bool TryBegin(Connection connection, out int route)
    {
        route = 0;
        if (!_left.TryDequeue(out var learner))
            return false;
        connection.Request.Clear().Add("GET /v1/me/progress HTTP/1.1\r\n"u8).Add(learner.Headers).Add("\r\n"u8);
        return true;
    }

    public int End(Connection connection) => 0;

    public void Abandon(Connection connection)
    {
    }
}
