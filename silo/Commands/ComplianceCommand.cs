using System.CommandLine;
using EnglishLearning.Accounts;
using EnglishLearning.Contracts.Accounts;
using Spectre.Console;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>compliance</c>: whether the rules of protection are kept, as a table and an exit code.</summary>
public static class ComplianceCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var command = new Command("compliance", "Check encryption, retention, audit, keys, accounts, transport and dependencies. Exit code 1 where one fails. On SQLite stop the silo first, or ask GET /v1/compliance.") { data };
        command.SetAction((parsed, cancel) => DataCommand.RunAsync(
            CommonOptions.Settings(("Storage:DataDirectory", parsed.GetValue(data))), "Nothing was checked", (services, _) => RunAsync(services), cancel));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services)
    {
        var findings = await PrivacySetup.CheckComplianceAsync(services);
        var table = new Table().AddColumns("Check", "Result", "Finding", "What to do");
        foreach (var finding in findings)
            table.AddRow(Markup.Escape(finding.Check), Result(finding.Status), Markup.Escape(finding.Finding), Markup.Escape(finding.Remedy));
        Tables.Print(table);
        return findings.Any(finding => finding.Status == ComplianceStatus.Failed) ? ExitCodes.Faulty : ExitCodes.Done;
    }

    private static string Result(ComplianceStatus status) => status switch
    {
        ComplianceStatus.Passed => "[green]passed[/]",
        ComplianceStatus.Warning => "[yellow]warning[/]",
        _ => "[red]FAILED[/]",
    };
}
