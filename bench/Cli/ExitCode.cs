namespace EnglishLearning.Bench.Cli;

/// <summary>How a command ends, for scripts.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>It ran, and something that must hold does not.</summary>
    public const int CheckFailed = 1;

    /// <summary>The arguments, or a file they name, are of no use.</summary>
    public const int Usage = 2;

    /// <summary>The server is not there, or answered what no client can go on from.</summary>
    public const int Server = 3;

    /// <summary>Ctrl-C: 128 + SIGINT.</summary>
    public const int Cancelled = 130;
}
