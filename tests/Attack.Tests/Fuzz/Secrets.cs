using System.Buffers.Text;
using System.Text;
using EnglishLearning.Accounts.Keys;
using EnglishLearning.Attack.Tests.Actors;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Attack.Tests.Fuzz;

/// <summary>What the silo knows and nobody else may: keys, hashes of passwords, in whatever form they might be written.</summary>
internal static class Secrets
{
    public static async Task<IReadOnlyList<string>> OfAsync(AttackedSilo silo)
    {
        await using var accounts = silo.Accounts();
        var file = Path.Combine(silo.DataFolder, "master.keys");
        var keys = KeyFile.OpenOrCreate(file, DateTimeOffset.UtcNow);
        var bytes = new List<byte[]>();
        foreach (var line in await File.ReadAllLinesAsync(file))
            bytes.Add(Convert.FromBase64String(line.Split(' ')[1]));
        foreach (var key in await accounts.ServiceKeys.AsNoTracking().ToListAsync())
            bytes.Add(await keys.UnwrapAsync(key.Wrapped, $"service:{key.Name}"));
        foreach (var key in await accounts.SigningKeys.AsNoTracking().ToListAsync())
            bytes.Add(await keys.UnwrapAsync(key.Wrapped, $"signing:{key.KeyId}"));
        var hashes = await accounts.Users.AsNoTracking().Select(account => account.PasswordHash).Where(hash => hash != null).ToListAsync();
        return [AttackedSilo.Password, .. hashes.OfType<string>(), .. bytes.SelectMany(Written)];
    }

    private static IEnumerable<string> Written(byte[] secret) =>
        [Convert.ToHexString(secret), Convert.ToHexStringLower(secret), Convert.ToBase64String(secret), Base64Url.EncodeToString(secret), Encoding.Latin1.GetString(secret)];
}
