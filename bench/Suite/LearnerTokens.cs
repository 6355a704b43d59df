using EnglishLearning.Accounts;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EnglishLearning.Bench.Suite;

/// <summary>Access tokens for learners that were seeded and never signed in, issued by the product with the database's own keys.</summary>
internal static class LearnerTokens
{
    /// <summary>Longer than anything is measured, of every silo that is.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <param name="database">Connection string of a PostgreSQL database whose tables are made.</param>
    /// <param name="keysFile">Of the silos that will read the tokens.</param>
    public static async Task<string[]> OfAsync(string database, string keysFile, IEnumerable<Guid> learners)
    {
        var storage = new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = database };
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddStorage(storage)
            .AddAccounts(storage, _ => KeyFile.OpenOrCreate(keysFile, DateTimeOffset.UtcNow), new TokenLifetimes { AccessLifetime = Lifetime }, new SignInRules())
            .BuildServiceProvider();
        await AccountSetup.PrepareAsync(services);
        var issuer = services.GetRequiredService<TokenIssuer>();
        return [.. learners.Select(learner => issuer.Access(learner, Guid.CreateVersion7(), Role.Student).Value)];
    }
}
