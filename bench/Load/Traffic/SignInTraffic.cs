using System.Text;
using EnglishLearning.Bench.Load.Wire;

namespace EnglishLearning.Bench.Load.Traffic;

/// <summary>Signs accounts in by their passwords, one after the other, again and again.</summary>
internal sealed class SignInTraffic(string host, IReadOnlyList<string> logins, string password) : ITraffic
{
    private readonly byte[] _head = Encoding.ASCII.GetBytes($"POST /v1/auth/sign-in HTTP/1.1\r\nHost: {host}\r\n");
    private readonly byte[][] _bodies =
        [.. logins.Select(login => Encoding.ASCII.GetBytes($$"""{"login":"{{login}}","password":"{{password}}"}"""))];

    private int _next;

    public IReadOnlyList<string> Routes { get; } = ["POST /v1/auth/sign-in"];

    public bool IsDone => false;

    public bool TryBegin(Connection connection, out int route)
    {
        route = 0;
        connection.Request.Clear().Add(_head).BeginBody().Add(_bodies[_next++ % _bodies.Length]).EndBody();
        return true;
    }

    public int End(Connection connection) => 0;

    public void Abandon(Connection connection)
    {
    }
}
