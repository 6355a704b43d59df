using EnglishLearning.Accounts;
using EnglishLearning.Api.Auth;
using EnglishLearning.Silo.Operations;
using EnglishLearning.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EnglishLearning.Silo.Hosting;

/// <summary>What a person who started the silo wants to know first.</summary>
public static class Banner
{
    /// <param name="administratorCode">For the first administrator; null once there was one.</param>
    public static void Print(WebApplication app, string? administratorCode)
    {
        var urls = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var storage = app.Services.GetRequiredService<StorageOptions>();
        var url = urls.FirstOrDefault() ?? "http://127.0.0.1:8080";
        var dashboard = OperationsSetup.HasDashboard(app.Configuration)
            ? $"{url}{OperatorAccess.DashboardPath} (with the login and password of an operator's account)"
            : "off (Dashboard__Enabled=true)";
        Console.WriteLine(
            $"""

            EnglishLearning is ready.
              Listening   {string.Join(", ", urls)}
              Data        {(storage.Provider == StorageProvider.Sqlite ? Path.GetFullPath(storage.DataDirectory) : "PostgreSQL")}
              Try it      {url}/docs
              Or          curl -s -X POST {url}/v1/auth/guest
              Dashboard   {dashboard}{(administratorCode is null ? "" : FirstAdministrator(administratorCode))}
              Stop        Ctrl+C

            """);
    }

    /// <summary>On the console alone, never in the log.</summary>
    private static string FirstAdministrator(string code) =>
        $$"""


              There is no administrator yet. To become the first, sign in with an account (POST /v1/auth/register) and send
              POST /v1/auth/first-administrator {"code":"{{code}}"}
              Good once, for {{MachineDesk.CodeLifetime.TotalHours}} hours; the next start of a silo prints another in its place.

            """;
}
