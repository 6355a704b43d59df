using System.CommandLine;
using EnglishLearning.Accounts;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>administrator-code</c>: a way to the second administrator, whom nobody could approve.</summary>
public static class AdministratorCodeCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var command = new Command(
            "administrator-code", "Print a one-time code that makes an account administrator, while there are fewer than two. The silo may run.") { data };
        command.SetAction((parsed, _) => SiloDatabase.WithAccountsAsync(parsed.GetValue(data), "No code was made", PrintAsync));
        return command;
    }

    private static async Task<int> PrintAsync(IServiceProvider services)
    {
        if (await MachineDesk.AdministratorCodeAsync(services) is not { } code)
        {
            Console.Error.WriteLine("No code was made: there are two administrators, who approve each other's requests (POST /v1/role-requests).");
            return ExitCodes.Faulty;
        }
        Console.WriteLine(code);
        Console.Error.WriteLine(
            $"Good once, for {MachineDesk.CodeLifetime.TotalHours} hours, in place of any earlier one. Signed in with an account, send it: "
            + "POST /v1/auth/first-administrator {\"code\":\"...\"}");
        return ExitCodes.Done;
    }
}
