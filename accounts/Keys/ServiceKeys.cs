using System.Collections.Concurrent;
using System.Security.Cryptography;
using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Keys;

/// <summary>Keys of the service that all silos share: made by whoever comes first, kept wrapped in the database, read once.</summary>
internal sealed class ServiceKeys(IDbContextFactory<AccountsContext> databases, IKeyManagement management, TimeProvider time)
{
    /// <summary>Looks persons up by what is stored of them as a keyed hash alone.</summary>
    public const string Lookup = "lookup";

    /// <summary>Signs refresh tokens and devices' tokens, which nobody but the silos reads.</summary>
    public const string Refresh = "refresh";

    /// <summary>Chains the audit log, and encrypts in it where nobody known came from.</summary>
    public const string Audit = "audit";

    private static readonly string[] Names = [Lookup, Refresh, Audit];

    private readonly ConcurrentDictionary<string, byte[]> _keys = new();

    public byte[] this[string name] =>
        _keys.TryGetValue(name, out var key) ? key : throw new InvalidOperationException($"The key {name} was not loaded.");

    /// <exception cref="KeyException">The master key is another one than that of the database.</exception>
    public async Task LoadAsync()
    {
        await using var database = await databases.CreateDbContextAsync();
        foreach (var name in Names)
            _keys[name] = await FindAsync(database, name) ?? await CreateAsync(database, name);
    }

    private async Task<byte[]> CreateAsync(AccountsContext database, string name)
    {
        var key = RandomNumberGenerator.GetBytes(Sealed.KeyBytes);
        var row = new ServiceKey { Name = name, Wrapped = await management.WrapAsync(key, Context(name)), CreatedAt = time.GetUtcNow() };
        database.ServiceKeys.Add(row);
        try
        {
            await database.SaveChangesAsync();
            return key;
        }
        catch (DbUpdateException)
        {
            database.Entry(row).State = EntityState.Detached;
            return await FindAsync(database, name) ?? throw new KeyException($"The key {name} could not be stored.");
        }
    }

    private async Task<byte[]?> FindAsync(AccountsContext database, string name) =>
        await database.ServiceKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Name == name) is { } row
            ? await management.UnwrapAsync(row.Wrapped, Context(name))
            : null;

    public static string Context(string name) => $"service:{name}";
}
