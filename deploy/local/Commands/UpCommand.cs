using System.CommandLine;
using Spectre.Console;

namespace EnglishLearning.Local.Commands;

/// <summary><c>up</c>: starts what does not run yet.</summary>
internal static class UpCommand
{
    private const int MostSilos = 16;

    public static Command Create()
    {
        var state = StateFolder.Option();
        var silos = new Option<int?>("--silos") { Description = $"How many, 1 to {MostSilos}. Default 3, or as many as this cluster has." };
        var port = new Option<int>("--port") { Description = "Of HAProxy, in a new cluster.", DefaultValueFactory = _ => 8080 };
        var set = new Option<string[]>("--set") { Description = "A setting of every silo of a new cluster, such as Limits__Mailbox=128. Repeatable." };
        var program = new Option<string?>("--program") { Description = "EnglishLearning.Silo.dll of another build, to compare with." };
        var command = new Command("up", "Start the cluster, or what of it does not run. Returns when HAProxy sends requests to every silo.")
        {
            state, silos, port, set, program,
        };
        command.SetAction((result, cancellation) => RunAsync(
            result.GetRequiredValue(state),
            result.GetValue(silos),
            result.GetValue(port),
            result.GetValue(set) ?? [],
            result.GetValue(program),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, int? silos, int port, string[] settings, string? program, CancellationToken cancellation)
    {
        var known = ClusterPlan.Read(folder);
        if (known is not null && silos is not null && silos != known.Silos.Count)
            throw new UsageException($"The cluster in {folder} has {known.Silos.Count} silos: \"cluster down --remove\" it first, or give another --state.");
        if (silos is < 1 or > MostSilos)
            throw new UsageException($"--silos is from 1 to {MostSilos}.");
        var existed = Directory.Exists(folder);
        var plan = known ?? ClusterPlan.New(silos ?? 3, port, settings.Select(Setting).ToDictionary());
        var cluster = new LocalCluster(plan, folder, Lifetime.Detached, program is null ? null : Path.GetFullPath(program));
        plan.Write(folder);
        try
        {
            await cluster.StartAsync(Console.WriteLine, cancellation);
        }
        catch when (known is null)
        {
            if (!existed)
                Directory.Delete(folder, recursive: true);
            throw;
        }
        await StatusCommand.ShowAsync(cluster);
        AnsiConsole.WriteLine($"Try it: curl -s -X POST {cluster.Proxy.Url}v1/auth/guest");
        return ExitCode.Ok;
    }

    private static KeyValuePair<string, string> Setting(string text) => text.Split('=', 2) is [{ Length: > 0 } key, var value]
        ? new(key, value)
        : throw new UsageException($"--set takes NAME=VALUE, not \"{text}\".");
}
