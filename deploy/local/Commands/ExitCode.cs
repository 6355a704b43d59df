namespace EnglishLearning.Local.Commands;

/// <summary>How a command ends, for scripts.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The arguments are of no use.</summary>
    public const int Usage = 2;

    /// <summary>A server is not there, did not start or did not end well.</summary>
    public const int Server = 3;

    /// <summary>Ctrl-C: 128 + SIGINT.</summary>
    public const int Cancelled = 130;
}
