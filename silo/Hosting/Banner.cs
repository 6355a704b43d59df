using EnglishLearning.Silo.Operations;
using EnglishLearning.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EnglishLearning.Silo.Hosting;

/// <summary>What a person who started the silo wants to know first.</summary>
public static class Banner
{
    public static void Print(WebApplication app)
    {
        var urls = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var storage = app.Services.GetRequiredService<StorageOptions>();
        var url = urls.FirstOrDefault() ?? "http://127.0.0.1:8080";
        Console.WriteLine(
            $"""

            EnglishLearning is ready.
              Listening   {string.Join(", ", urls)}
              Data        {(storage.Provider == StorageProvider.Sqlite ? Path.GetFullPath(storage.DataDirectory) : "PostgreSQL")}
              Try it      {url}/docs
              Or          curl -s -X POST {url}/v1/auth/guest
              Dashboard   {url}{OperatorAccess.DashboardPath} (user "operator", password: {OperatorAccess.WhereTokenIs(app.Services)})
              Stop        Ctrl+C

            """);
    }
}
