using System.CommandLine;
using System.Net.Sockets;
using Spectre.Console;

namespace EnglishLearning.Local.Commands;

/// <summary><c>status</c>: what runs, and what HAProxy thinks of it.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var state = StateFolder.Option();
        var command = new Command("status", "Show every server; exit code 3 unless all run and every silo gets requests.") { state };
        command.SetAction((result, _) => ShowAsync(StateFolder.Open(result.GetRequiredValue(state))));
        return command;
    }

    public static async Task<int> ShowAsync(LocalCluster cluster)
    {
        var states = await StatesAsync(cluster.Proxy);
        var table = new Table().AddColumns("Server", "State", "HAProxy", "Process", "Port", "Log").RoundedBorder();
        var well = true;
        foreach (var server in cluster.Servers)
        {
            var seen = server is SiloProcess ? states.GetValueOrDefault(server.Name, "unknown") : "";
            well &= server.IsRunning && seen is "" or "UP";
            table.AddRow(
                server.Name,
                server.IsRunning ? "runs" : "[red]does not run[/]",
                seen is "" or "UP" ? seen : $"[red]{seen}[/]",
                server.IsRunning ? $"{server.ProcessId}" : "",
                $"{PortOf(cluster.Plan, server.Name)}",
                Markup.Escape(server.LogFile));
        }
        AnsiConsole.Write(table);
        return well ? ExitCode.Ok : ExitCode.Server;
    }

    private static async Task<IReadOnlyDictionary<string, string>> StatesAsync(HaProxy proxy)
    {
        try
        {
            return await proxy.StatesAsync();
        }
        catch (SocketException)
        {
            return new Dictionary<string, string>();
        }
    }

    private static int PortOf(ClusterPlan plan, string server) => server switch
    {
        "postgres" => plan.Postgres,
        "redis" => plan.Redis,
        "haproxy" => plan.Proxy,
        _ => plan.Silos.Single(silo => silo.Name == server).Http,
    };
}
