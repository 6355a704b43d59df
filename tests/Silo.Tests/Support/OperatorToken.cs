using EnglishLearning.Accounts;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>An operator's access token for silos in other processes, issued by the product with the database's own keys.</summary>
public static class OperatorToken
{
    /// <summary>Longer than any test runs.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    /// <param name="database">Connection string of a PostgreSQL database that a silo has prepared.</param>
    /// <param name="keysFile">Of the silos.</param>
    public static async Task<string> OfAsync(string database, string keysFile)
    {
        var storage = new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = database };
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddStorage(storage)
            .AddAccounts(storage, _ => KeyFile.OpenOrCreate(keysFile, DateTimeOffset.UtcNow), new TokenLifetimes { AccessLifetime = Lifetime }, new SignInRules())
            .BuildServiceProvider();
        await AccountSetup.PrepareAsync(services);
        return services.GetRequiredService<TokenIssuer>().Access(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Operator).Value;
    }
}
