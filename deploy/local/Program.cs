using System.CommandLine;
using System.Globalization;
using EnglishLearning.Local.Commands;
using Spectre.Console;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 160;

var root = new RootCommand(
    """
    A cluster on this machine: PostgreSQL, Redis, silos, and HAProxy before them. Everything listens on 127.0.0.1.

    Exit codes: 0 done, 2 wrong usage, 3 a server cannot be used, 130 interrupted.
    """)
{
    UpCommand.Create(),
    StatusCommand.Create(),
    RestartCommand.Create(),
    LogsCommand.Create(),
    DownCommand.Create(),
};
return await CommandLine.RunAsync(root, args);
