using EnglishLearning.Bench.Load.Wire;

namespace EnglishLearning.Bench.Load;

/// <summary>What to send, and what to make of the replies. Called by the loop's thread alone.</summary>
internal interface ITraffic
{
    /// <summary>Routes as documented: figures are kept by them.</summary>
    IReadOnlyList<string> Routes { get; }

    /// <summary>There will be nothing more to send.</summary>
    bool IsDone { get; }

    /// <summary>Writes the next request of a connection; false while there is none, such as no free learner.</summary>
    /// <param name="route">Index into <see cref="Routes"/>.</param>
    bool TryBegin(Connection connection, out int route);

    /// <summary>The response is there, whatever its status; gives the answers that it acknowledged.</summary>
    int End(Connection connection);

    /// <summary>There is no response.</summary>
    void Abandon(Connection connection);
}
