using System.CommandLine;

namespace EnglishLearning.Local.Commands;

/// <summary><c>logs</c>: the last words of servers.</summary>
internal static class LogsCommand
{
    public static Command Create()
    {
        var state = StateFolder.Option();
        var name = new Argument<string?>("server") { Description = "Such as silo-2 or postgres. Default: all.", Arity = ArgumentArity.ZeroOrOne };
        var lines = new Option<int>("--lines") { Description = "Of each file.", DefaultValueFactory = _ => 20 };
        var command = new Command("logs", "Print the last lines that servers logged.") { name, lines, state };
        command.SetAction(result => Run(StateFolder.Open(result.GetRequiredValue(state)), result.GetValue(name), result.GetValue(lines)));
        return command;
    }

    private static int Run(LocalCluster cluster, string? name, int lines)
    {
        var servers = cluster.Servers.Where(server => name is null || server.Name == name).ToArray();
        if (servers.Length == 0)
            throw new UsageException($"There is no server {name}; there are: {string.Join(", ", cluster.Servers.Select(server => server.Name))}.");
        foreach (var file in servers.SelectMany(server => (string[])[server.LogFile, server.ErrorFile]).Where(File.Exists))
        {
            Console.WriteLine($"==> {file}");
            foreach (var line in File.ReadLines(file).TakeLast(lines))
                Console.WriteLine(line);
        }
        return ExitCode.Ok;
    }
}
