using System.CommandLine;
using System.Globalization;
using EnglishLearning.Bench.Cli;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var root = new RootCommand(
    """
    Plays real learners and mixed traffic against a running server, over HTTP alone, and checks what comes of it.

    Exit codes: 0 all is well, 1 a check failed, 2 wrong usage, 3 the server cannot be used, 130 interrupted.
    """)
{
    FoldCommand.Create(),
};
return await CommandLine.RunAsync(root, args);
