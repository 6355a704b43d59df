using System.CommandLine;
using EnglishLearning.Accounts;
using EnglishLearning.Silo.Hosting;
using EnglishLearning.Silo.Operations;
using EnglishLearning.Storage;

namespace EnglishLearning.Silo.Commands;

/// <summary><c>run</c>: the silo with its HTTP API, until it is told to stop.</summary>
public static class RunCommand
{
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Where to listen. Default http://127.0.0.1:8080, or ASPNETCORE_URLS." };
        var data = CommonOptions.Data();
        var content = CommonOptions.Content();
        var command = new Command("run", "Start the silo and its HTTP API.") { urls, data, content };
        command.SetAction((parsed, cancel) => RunAsync(
            CommonOptions.Settings(
                ("urls", parsed.GetValue(urls)),
                ("Storage:DataDirectory", parsed.GetValue(data)),
                ("Content:Path", parsed.GetValue(content)))));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings)
    {
        try
        {
            await using var app = await StartAsync(settings);
            Banner.Print(app, await MachineDesk.FirstAdministratorCodeAsync(app.Services));
            EndAtDeadline(app);
            await app.WaitForShutdownAsync();
            return ExitCodes.Done;
        }
        catch (StorageException e)
        {
            return Fail(e.Message, ExitCodes.Unavailable);
        }
        catch (SettingException e)
        {
            return Fail(e.Message, ExitCodes.Configuration);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Fail($"{e.Message} Stop what listens there, or choose another address with --urls.", ExitCodes.Unavailable);
        }
        catch (Exception e) when (e.GetBaseException() is StackExchange.Redis.RedisException)
        {
            return Fail("Redis does not answer. Start it, or mend ConnectionStrings__Redis.", ExitCodes.Unavailable);
        }
        catch (Exception e) when (e is FormatException or Orleans.Runtime.OrleansConfigurationException)
        {
            return Fail($"a setting is not usable: {e.GetBaseException().Message}", ExitCodes.Configuration);
        }
    }

    private static async Task<WebApplication> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var app = await SiloApplication.BuildAsync(settings);
        try
        {
            await app.StartAsync();
            return app;
        }
        catch
        {
            // What kept it from starting is worth telling; what a half-started silo says when it is taken down is not.
            await app.DisposeAsync().AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
            throw;
        }
    }

    private static void EndAtDeadline(WebApplication app) =>
        app.Lifetime.ApplicationStopping.Register(() => _ = Task.Run(async () =>
        {
            var deadline = app.Services.GetRequiredService<DrainOptions>().Deadline;
            await Task.Delay(deadline);
            await Console.Error.WriteLineAsync($"EnglishLearning did not come to its end within {deadline} and was cut off. Nothing acknowledged is lost.");
            Environment.Exit(ExitCodes.CutOff);
        }));

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine($"EnglishLearning did not start: {message}");
        return code;
    }
}
