using EnglishLearning.Local;

namespace EnglishLearning.TestKit;

/// <summary>PostgreSQL for the tests of this process.</summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<PostgresAccess>> OfThisProcess = new(StartSharedAsync);

    // Held, or the garbage collector closes the input of its keeper, and with it the server.
    private static PostgresServer? _shared;

    /// <summary>
    /// The server that the tests of this process share: that of the environment's <c>TEST_POSTGRES</c> (a connection string
    /// whose user may create databases), else one of our own that ends with the process.
    /// </summary>
    public static Task<PostgresAccess> SharedAsync() => OfThisProcess.Value;

    /// <summary>A server of our own, for tests that stop it.</summary>
    /// <remarks>fsync=off: what these tests prove does not hang on a power cut.</remarks>
    public static Task<PostgresServer> StartNewAsync() => PostgresServer.StartNewAsync("fsync=off", "max_connections=300");

    private static async Task<PostgresAccess> StartSharedAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given)
            return new PostgresAccess(given);
        _shared = await StartNewAsync();
        return _shared.Access;
    }
}
