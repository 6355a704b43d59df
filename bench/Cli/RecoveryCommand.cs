using System.CommandLine;
using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Output;
using EnglishLearning.Bench.Recovery;
using Spectre.Console;

namespace EnglishLearning.Bench.Cli;

/// <summary>bench recovery: disasters and their playbooks, timed. deploy/dr/drill calls it.</summary>
internal static class RecoveryCommand
{
    private const string Everything = "all";

    public static Command Create()
    {
        var drill = new Option<string>("--drill")
        {
            Description = $"{Everything}, or one of:\n" + string.Join('\n', RecoveryDrill.All.Select(known => $"{known.Name}: {known.About}")),
            HelpName = "NAME",
            DefaultValueFactory = _ => Everything,
        };
        drill.AcceptOnlyFromAmong([Everything, .. RecoveryDrill.All.Select(known => known.Name)]);
        var seconds = CommonOptions.Count("--seconds", "How long learners answer before the harm, beside the time that backups take.", 20);
        var json = CommonOptions.Json();
        var command = new Command(
            "recovery",
            "Do what destroys a service to servers of its own, follow the playbook of docs/operations/recovery.md, and time it. Needs root, postgresql-15 and pgbackrest; everything is on 127.0.0.1 and removed at the end.")
        {
            drill, seconds, json,
        };
        command.SetAction((result, cancellation) => RunAsync(
            result.GetRequiredValue(drill), result.GetValue(seconds), result.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string name, int seconds, string? json, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
            throw new UsageException("Only root may be the database's user: run it as root.");
        try
        {
            var reports = await RecoveryRun.RunAsync(
                [.. RecoveryDrill.All.Where(drill => name == Everything || drill.Name == name)], seconds, text => AnsiConsole.WriteLine(text), cancellation);
            RecoveryView.Write(AnsiConsole.Console, reports);
            if (json is not null)
                ReportJson.Write(json, reports, ReportJson.Default.RecoveryReports);
            return reports.Passed ? ExitCode.Ok : ExitCode.CheckFailed;
        }
        catch (Local.ServerException fault)
        {
            throw new ServerException(fault.Message, fault);
        }
    }
}
