using System.CommandLine;

namespace EnglishLearning.Local.Commands;

/// <summary><c>restart</c>: the silos anew, such as after a build.</summary>
internal static class RestartCommand
{
    public static Command Create()
    {
        var state = StateFolder.Option();
        var rolling = new Option<bool>("--rolling") { Description = "One after the other, each drained first: no request fails." };
        var command = new Command("restart", "Restart the silos: all at once, or rolling.") { state, rolling };
        command.SetAction((result, _) => RunAsync(StateFolder.Open(result.GetRequiredValue(state)), result.GetValue(rolling)));
        return command;
    }

    private static async Task<int> RunAsync(LocalCluster cluster, bool rolling)
    {
        if (!cluster.Servers.All(server => server.IsRunning))
            throw new ServerException("Not every server of the cluster runs: \"cluster status\" says which, \"cluster up\" starts them.");
        if (rolling)
        {
            await cluster.RestartRollingAsync(Console.WriteLine);
        }
        else
        {
            await Task.WhenAll(cluster.Silos.Select(silo => silo.StopAsync()));
            await cluster.StartAsync(Console.WriteLine);
        }
        return await StatusCommand.ShowAsync(cluster);
    }
}
