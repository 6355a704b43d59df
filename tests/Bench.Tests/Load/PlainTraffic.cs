using EnglishLearning.Bench.Load;
using EnglishLearning.Bench.Load.Wire;

namespace EnglishLearning.Bench.Tests.Load;

/// <summary>The same request again and again.</summary>
internal sealed class PlainTraffic : ITraffic
{
    public IReadOnlyList<string> Routes { get; } = ["GET /"];

    public bool IsDone => false;

    public bool TryBegin(Connection connection, out int route)
    {
        route = 0;
        connection.Request.Clear().Add("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8);
        return true;
    }

    public int End(Connection connection) => 0;

    public void Abandon(Connection connection)
    {
    }
}
