using System.CommandLine;

namespace EnglishLearning.Local.Commands;

/// <summary><c>down</c>: ends the cluster.</summary>
internal static class DownCommand
{
    public static Command Create()
    {
        var state = StateFolder.Option();
        var remove = new Option<bool>("--remove") { Description = "Delete its data and logs as well." };
        var command = new Command("down", "Stop every server; data and logs stay for the next \"up\".") { state, remove };
        command.SetAction((result, _) => RunAsync(result.GetRequiredValue(state), result.GetValue(remove)));
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool remove)
    {
        // Down twice is down.
        if (ClusterPlan.Read(folder) is null)
            return ExitCode.Ok;
        await StateFolder.Open(folder).StopAsync(Console.WriteLine);
        if (remove)
            Directory.Delete(folder, recursive: true);
        return ExitCode.Ok;
    }
}
