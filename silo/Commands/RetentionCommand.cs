using System.CommandLine;
using System.Globalization;
using EnglishLearning.Accounts;
using Spectre.Console;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>retention</c>: lets go of what was kept long enough, by hand.</summary>
public static class RetentionCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only count; change nothing." };
        var command = new Command("retention", "Let go of what was kept as long as the section Retention says. Silos do it daily by themselves. On SQLite stop the silo first.") { data, dryRun };
        command.SetAction((parsed, cancel) => DataCommand.RunAsync(
            CommonOptions.Settings(("Storage:DataDirectory", parsed.GetValue(data))),
            "Nothing was let go",
            (services, _) => RunAsync(services, parsed.GetValue(dryRun)),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, bool dryRun)
    {
        var lines = await PrivacySetup.RetainAsync(services, dryRun);
        var table = new Table().AddColumns("Data", "Kept (days)", dryRun ? "Would go" : "Went");
        foreach (var line in lines)
            table.AddRow(line.Data, line.Kept.TotalDays.ToString("0.#", CultureInfo.InvariantCulture), line.Count.ToString(CultureInfo.InvariantCulture));
        Tables.Print(table);
        if (!dryRun)
            Console.WriteLine($"{await PrivacySetup.EraseDueAsync(services)} persons were erased.");
        return ExitCodes.Done;
    }
}
