using System.CommandLine;
using EnglishLearning.Accounts;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>erasures apply</c>: erases again whom a restored backup brought back.</summary>
public static class ErasuresCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var apply = new Command("apply", "Erase again everybody in the list of erasures whom a restored backup brought back. Stop the silos first.") { data };
        apply.SetAction((parsed, cancel) => DataCommand.RunAsync(
            CommonOptions.Settings(("Storage:DataDirectory", parsed.GetValue(data))), "Nobody was erased", (services, _) => ApplyAsync(services), cancel));
        return new Command("erasures", "Persons who were erased.") { apply };
    }

    private static async Task<int> ApplyAsync(IServiceProvider services)
    {
        var back = await PrivacySetup.EraseAgainAsync(services, always: true);
        var erased = await PrivacySetup.EraseDueAsync(services);
        Console.WriteLine($"{back} persons of the list were back; {erased} were erased now.");
        return erased >= back ? ExitCodes.Done : ExitCodes.Faulty;
    }
}
