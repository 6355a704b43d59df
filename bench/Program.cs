using System.CommandLine;
using System.Globalization;
using EnglishLearning.Bench.Cli;
using Spectre.Console;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 160;

var root = new RootCommand(
    """
    Plays real learners and mixed traffic against a server over HTTP, does harm to servers of its own (chaos), measures,
    and checks what comes of it.

    Exit codes: 0 all is well, 1 a check failed, 2 wrong usage, 3 the server cannot be used, 130 interrupted.
    """)
{
    ReplayCommand.Create(),
    SoakCommand.Create(),
    LoadCommand.Create(),
    LimitCommand.Create(),
    StorageCommand.Create(),
    AllCommand.Create(),
    FoldCommand.Create(),
    ChaosCommand.Create(),
    RecoveryCommand.Create(),
};
return await CommandLine.RunAsync(root, args);
