using EnglishLearning.Accounts.Classes;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Erasure;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Accounts.Retention;
using EnglishLearning.Accounts.SignIn;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>What accounts promise, on a database of the test's own; each dialect runs all of it.</summary>
public abstract partial class AccountContract : IAsyncLifetime
{
    protected const string Password = "pisang goreng di sore hari";

    protected static readonly Caller Phone = new("203.0.113.7", "Redmi 9A", null);

    private readonly string _folder = Directory.CreateTempSubdirectory("english-accounts-").FullName;
    private ServiceProvider _services = null!;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));

    protected string Folder => _folder;

    private ErasureRules Erasure { get; } = new();

    private RecordingGrains LivingGrains { get; } = new();

    private protected EventLog Logs { get; } = new();

    private protected IServiceProvider Services => _services;

    public async Task InitializeAsync()
    {
        await PrepareAsync();
        _services = Build();
        await _services.GetRequiredService<StorageSetup>().MigrateAsync();
        await AccountSetup.PrepareAsync(_services);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await CleanAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected abstract Task PrepareAsync();

    private protected abstract Task CleanAsync();

    private protected abstract StorageOptions Storage();

    /// <summary>The services of one silo on the database of this test.</summary>
    private protected ServiceProvider Build(string keys = "master.keys") => new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(Logs))
        .AddSingleton<TimeProvider>(Clock)
        .AddStorage(Storage())
        .AddAccounts(
            Storage(), _ => KeyFile.OpenOrCreate(Path.Combine(_folder, keys), Clock.GetUtcNow()), new TokenLifetimes(), new SignInRules { HashIterations = 1000, ConcurrentHashes = 4 })
        .AddSingleton<ILivingGrains>(LivingGrains)
        .AddPrivacy(Erasure, Path.Combine(_folder, "erasures.list"), new RetentionRules())
        .AddAccountChecks()
        .AddSingleton<CountingHasher>()
        .AddSingleton<IPasswordHasher<Account>>(provider => provider.GetRequiredService<CountingHasher>())
        .AddKeyedSingleton<IPasswordHasher<Account>>(PinDesk.Hasher, (_, _) => new CountingHasher(Options.Create(new PasswordHasherOptions { IterationCount = 100 })))
        .BuildServiceProvider();

    /// <summary>Another process on the same database: nothing of memory is left.</summary>
    private protected async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Build();
        await AccountSetup.PrepareAsync(_services);
    }

    private protected async Task<T> WithAsync<TDesk, T>(Func<TDesk, Task<T>> work)
        where TDesk : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDesk>());
    }

    private protected T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    protected static Registration Budi(Guid? guest = null) =>
        new("budi.s", "budi@example.id", new(Password), "Budi Santoso", new DateOnly(2000, 8, 17), "Asia/Makassar", guest);

    protected Task<SignInReply> RegisterAsync(Registration registration) =>
        WithAsync<RegistrationDesk, SignInReply>(desk => desk.RegisterAsync(registration, Phone));

    protected Task<SignInReply> SignInAsync(string login, string password, Caller? caller = null, string? code = null) =>
        WithAsync<SignInDesk, SignInReply>(desk => desk.SignInAsync(login, new(password), code is null ? null : new(code), caller ?? Phone));

    protected Task<SignInReply> RefreshAsync(TokenSet tokens, string? requestKey = null) =>
        WithAsync<SignInDesk, SignInReply>(desk => desk.RefreshAsync(tokens.RefreshToken, requestKey, Phone));

    protected async Task<TokenSet> SignedInAsync(Registration? registration = null)
    {
        var reply = await RegisterAsync(registration ?? Budi());
        Assert.Equal(SignInStatus.SignedIn, reply.Status);
        return reply.Tokens!;
    }

    /// <summary>Every value of every table of accounts, as text.</summary>
    private protected async Task<string> EverythingStoredAsync()
    {
        await using var database = await Get<IDbContextFactory<AccountsContext>>().CreateDbContextAsync();
        var all = new System.Text.StringBuilder();
        foreach (var table in database.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Distinct())
        {
            await using var command = database.Database.GetDbConnection().CreateCommand();
            await database.Database.OpenConnectionAsync();
#pragma warning disable CA2100 // A table is no parameter in SQL; its name is of our own model.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                    all.Append(reader.GetValue(column) is byte[] bytes ? System.Text.Encoding.Latin1.GetString(bytes) : reader.GetValue(column)).Append('\n');
            }
        }
        return all.ToString();
    }
}
