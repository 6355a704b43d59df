using System.CommandLine;
using EnglishLearning.Accounts;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>sessions end-all</c>: signs everybody out.</summary>
public static class SessionsCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var endAll = new Command("end-all", "Sign everybody out: every server refuses all tokens within five seconds. Guests lose their learner, who has no password to come back with. On SQLite stop the silo first.") { data };
        endAll.SetAction((parsed, cancel) => DataCommand.RunAsync(
            CommonOptions.Settings(("Storage:DataDirectory", parsed.GetValue(data))), "Nobody was signed out", (services, _) => RunAsync(services), cancel));
        return new Command("sessions", "Devices that are signed in.") { endAll };
    }

    private static async Task<int> RunAsync(IServiceProvider services)
    {
        Console.WriteLine($"{await PrivacySetup.EndAllSessionsAsync(services)} sessions were ended.");
        return ExitCodes.Done;
    }
}
