using System.Collections.Immutable;
using System.Security.Cryptography;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace EnglishLearning.Accounts.Tokens;

/// <summary>
/// The key pairs that sign access tokens (ECDSA, P-256). One signs for a period; the next is there an hour before it signs, so that
/// every silo and every reader of the key set knows it in time, and is accepted until the last token that it signed has expired.
/// </summary>
internal sealed class SigningKeys(
    IDbContextFactory<AccountsContext> databases, IKeyManagement management, TokenLifetimes options, TimeProvider time)
{
    private static readonly TimeSpan Lead = TimeSpan.FromHours(1);

    private volatile State _state = new([], []);

    /// <summary>Of every key whose tokens are accepted now or will be.</summary>
    public ImmutableArray<VerificationKey> Public => _state.Public;

    /// <summary>The pair that signs now.</summary>
    public SigningCredentials Current => _state.Signing.LastOrDefault(key => key.From <= time.GetUtcNow()).Credentials
        ?? throw new InvalidOperationException("No key signs: LoadAsync comes first.");

    /// <summary>Reads the keys again, and makes the next one where it is time. Any number of silos may do it at once.</summary>
    public async Task LoadAsync()
    {
        var now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync();
        var rows = await ReadAsync(database, now);
        if (Missing(rows, now) is { } signsFrom)
        {
            await CreateAsync(database, signsFrom, now);
            rows = await ReadAsync(database, now);
        }
        if (!rows.Select(row => row.KeyId).SequenceEqual(_state.Public.Select(key => key.KeyId)))
            await UseAsync(rows);
    }

    private static Task<List<SigningKey>> ReadAsync(AccountsContext database, DateTimeOffset now) =>
        database.SigningKeys.AsNoTracking().Where(key => key.AcceptedUntil > now).OrderBy(key => key.SignsFrom).ThenBy(key => key.KeyId).ToListAsync();

    /// <summary>From when the key would sign that is not there yet.</summary>
    private DateTimeOffset? Missing(List<SigningKey> rows, DateTimeOffset now)
    {
        if (rows.Count == 0)
            return now;
        var next = rows[^1].SignsFrom + options.KeyPeriod;
        return now < next - Lead ? null : next > now ? next : now;
    }

    private async Task CreateAsync(AccountsContext database, DateTimeOffset signsFrom, DateTimeOffset now)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // Of one period there is one key: whoever comes second meets the id.
        var keyId = $"es256-{signsFrom.ToUnixTimeSeconds() / (long)options.KeyPeriod.TotalSeconds}";
        database.SigningKeys.Add(new SigningKey
        {
            KeyId = keyId,
            PublicKey = pair.ExportSubjectPublicKeyInfo(),
            Wrapped = await management.WrapAsync(pair.ExportPkcs8PrivateKey(), Context(keyId)),
            CreatedAt = now,
            SignsFrom = signsFrom,
            AcceptedUntil = signsFrom + options.KeyPeriod + options.AccessLifetime + Lead,
        });
        try
        {
            await database.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            database.ChangeTracker.Clear();
        }
    }

    private async Task UseAsync(List<SigningKey> rows)
    {
        var signing = ImmutableArray.CreateBuilder<(DateTimeOffset, SigningCredentials)>();
        foreach (var row in rows)
        {
            var pair = ECDsa.Create();
            pair.ImportPkcs8PrivateKey(await management.UnwrapAsync(row.Wrapped, Context(row.KeyId)), out _);
            signing.Add((row.SignsFrom, new SigningCredentials(new ECDsaSecurityKey(pair) { KeyId = row.KeyId }, SecurityAlgorithms.EcdsaSha256)));
        }
        _state = new State(signing.ToImmutable(), [.. rows.Select(row => new VerificationKey(row.KeyId, row.PublicKey))]);
    }

    public static string Context(string keyId) => $"signing:{keyId}";

    private sealed record State(
        ImmutableArray<(DateTimeOffset From, SigningCredentials Credentials)> Signing, ImmutableArray<VerificationKey> Public);
}
