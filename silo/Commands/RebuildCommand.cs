using System.CommandLine;
using EnglishLearning.Analytics;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>rebuild</c>: every fold anew from the log of attempts.</summary>
public static class RebuildCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var check = new Option<bool>("--check") { Description = "Compare only; exit code 1 where the stored folds differ from the log." };
        var command = new Command("rebuild", "Fold cards, abilities and question statistics anew from the log. Stop the silos first.") { data, check };
        command.SetAction((parsed, cancel) => RunAsync(
            CommonOptions.Settings(("Storage:DataDirectory", parsed.GetValue(data))), parsed.GetValue(check), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Dictionary<string, string?> settings, bool checkOnly, CancellationToken cancel)
    {
        var configuration = SiloDatabase.Configuration(settings);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        try
        {
            var storage = SiloDatabase.Storage(configuration, "english.db");
            services.AddStorage(storage);
            services.AddSingleton<LearnerRebuild>().AddSingleton<StatisticsRebuild>();
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<StorageSetup>().MigrateAsync(cancel);
            var progress = new Progress<int>(learners =>
            {
                if (learners % 1000 == 0)
                    Console.Error.WriteLine($"{learners} learners");
            });
            var report = await provider.GetRequiredService<LearnerRebuild>().RunAsync(!checkOnly, progress, cancel);
            report = report with { QuestionsChanged = await provider.GetRequiredService<StatisticsRebuild>().RunAsync(!checkOnly, cancel) };
            Console.WriteLine(
                $"{report.Learners} learners, {report.Attempts} attempts folded; "
                + $"{report.LearnersChanged} learners, {report.CardsChanged} cards, {report.QuestionsChanged} questions differed"
                + (checkOnly ? "." : " and were rewritten."));
            var differs = report.LearnersChanged + report.CardsChanged + report.QuestionsChanged > 0;
            return checkOnly && differs ? ExitCodes.Faulty : ExitCodes.Done;
        }
        catch (Exception e) when (e is StorageException or SettingException)
        {
            Console.Error.WriteLine($"Nothing was rebuilt: {e.Message}");
            return e is StorageException ? ExitCodes.Unavailable : ExitCodes.Configuration;
        }
    }
}
