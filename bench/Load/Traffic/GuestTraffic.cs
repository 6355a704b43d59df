using System.Text;
using System.Text.Json;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Load.Wire;

namespace EnglishLearning.Bench.Load.Traffic;

/// <summary>Registers guests, each with its token.</summary>
internal sealed class GuestTraffic(string host, int wanted) : ITraffic
{
    private static readonly string[] Zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];

    private readonly List<Learner> _learners = new(wanted);
    private int _begun;

    public IReadOnlyList<string> Routes { get; } = ["POST /v1/auth/guest"];

    public IReadOnlyList<Learner> Learners => _learners;

    /// <summary>Why it ended before all were in.</summary>
    public string? Fault { get; private set; }

    public bool IsDone => Fault is not null || _learners.Count == wanted;

    public bool TryBegin(Connection connection, out int route)
    {
        route = 0;
        if (_begun == wanted || IsDone)
            return false;
        var zone = Zones[_begun++ % Zones.Length];
        connection.Request.Clear()
            .Add("POST /v1/auth/guest HTTP/1.1\r\nHost: "u8).Add(Encoding.ASCII.GetBytes(host)).Add("\r\n"u8)
            .BeginBody().Add("{\"timeZone\":\""u8).Add(Encoding.ASCII.GetBytes(zone)).Add("\"}"u8)
            .EndBody();
        return true;
    }

    public int End(Connection connection)
    {
        if (connection.Status != 200)
        {
            if (connection.RetryAfter is null)
                Fault = $"{connection.Status} {Encoding.UTF8.GetString(connection.Body)}";
            _begun--;
            return 0;
        }
        var guest = JsonSerializer.Deserialize(connection.Body, ApiJson.Default.TokenReply)!;
        _learners.Add(Learner.Of(host, guest.AccessToken));
        return 0;
    }

    public void Abandon(Connection connection) => _begun--;
}
