using System.CommandLine;
using EnglishLearning.Bench.Chaos;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Output;
using Spectre.Console;

namespace EnglishLearning.Bench.Cli;

/// <summary>bench chaos: faults done to real servers under load, then a check that nothing was lost or counted twice.</summary>
internal static class ChaosCommand
{
    private const string Everything = "all";

    public static Command Create()
    {
        var drill = new Option<string>("--drill")
        {
            Description = $"{Everything}, or one of:\n" + string.Join('\n', Drill.All.Select(known => $"{known.Name}: {known.About}")),
            HelpName = "NAME",
            DefaultValueFactory = _ => Everything,
        };
        drill.AcceptOnlyFromAmong([Everything, .. Drill.All.Select(known => known.Name)]);
        var form = new Option<ChaosForm>("--form")
        {
            Description = "short: each fault a time or two. long: over 100 kills of a silo and 20 of the database, some 25 minutes.",
            HelpName = "short|long",
            DefaultValueFactory = _ => ChaosForm.Short,
        };
        var seed = CommonOptions.Count("--seed", "Of what is killed when, and of what the learners do.", 1);
        var json = CommonOptions.Json();
        var command = new Command(
            "chaos",
            "Kill, freeze, cut off and starve servers of its own while learners answer, then hold what the clients were told against the database. Starts PostgreSQL, Redis, HAProxy and silos on free ports of 127.0.0.1 and removes them.")
        {
            drill, form, seed, json,
        };
        command.SetAction((result, cancellation) => RunAsync(
            result.GetRequiredValue(drill), result.GetValue(form), result.GetValue(seed), result.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string name, ChaosForm form, int seed, string? json, CancellationToken cancellation)
    {
        var drills = Drill.All.Where(drill => name == Everything || drill.Name == name).ToArray();
        if (drills.Where(drill => drill.NeedsRoot).Select(drill => drill.Name).ToArray() is { Length: > 0 } rooted && !Environment.IsPrivilegedProcess)
            throw new UsageException($"{string.Join(", ", rooted)}: only root may do that harm; name another drill.");
        try
        {
            await using var run = new ChaosRun(form, seed, text => AnsiConsole.WriteLine(text));
            var report = await run.RunAsync(drills, cancellation);
            ChaosView.Write(AnsiConsole.Console, report);
            if (json is not null)
                ReportJson.Write(json, report, ReportJson.Default.ChaosReport);
            return report.Passed ? ExitCode.Ok : ExitCode.CheckFailed;
        }
        catch (Local.ServerException fault)
        {
            throw new ServerException(fault.Message, fault);
        }
    }
}
