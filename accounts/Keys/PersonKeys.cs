using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnglishLearning.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace EnglishLearning.Accounts.Keys;

/// <summary>Encrypts what is personal under the person's own key, which lies wrapped in the database. Once it is destroyed, nothing opens.</summary>
internal sealed class PersonKeys(AccountsContext database, IKeyManagement management, TimeProvider time)
{
    /// <summary>Makes the person's key where there is none; it is saved at once.</summary>
    public async Task<byte[]> GetOrCreateAsync(Guid personId)
    {
        if (await FindAsync(personId) is { } known)
            return known;
        var key = RandomNumberGenerator.GetBytes(Sealed.KeyBytes);
        var row = new PersonKey
        {
            PersonId = personId,
            Wrapped = await management.WrapAsync(key, ContextOf(personId)),
            CreatedAt = time.GetUtcNow(),
        };
        database.PersonKeys.Add(row);
        try
        {
            await database.SaveChangesAsync();
            return key;
        }
        catch (DbUpdateException)
        {
            // Somebody else made it meanwhile.
            database.Entry(row).State = EntityState.Detached;
            return await FindAsync(personId) ?? throw new KeyException("The key of a person could not be stored.");
        }
    }

    /// <summary>Null where it was never made, or destroyed.</summary>
    public async Task<byte[]?> FindAsync(Guid personId) =>
        await database.PersonKeys.AsNoTracking().SingleOrDefaultAsync(key => key.PersonId == personId) is { } row
            ? await management.UnwrapAsync(row.Wrapped, ContextOf(personId))
            : null;

    public static byte[] Close(byte[] key, Guid personId, Person person) =>
        Sealed.Close(key, JsonSerializer.SerializeToUtf8Bytes(person, PersonJson.Default.Person), Encoding.UTF8.GetBytes(ContextOf(personId)));

    public static Person OpenPerson(byte[] key, Guid personId, byte[] box) =>
        JsonSerializer.Deserialize(Sealed.Open(key, box, Encoding.UTF8.GetBytes(ContextOf(personId))), PersonJson.Default.Person)!;

    public static byte[] Close(byte[] key, Guid personId, string text) =>
        Sealed.Close(key, Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(ContextOf(personId)));

    public static string OpenText(byte[] key, Guid personId, byte[] box) =>
        Encoding.UTF8.GetString(Sealed.Open(key, box, Encoding.UTF8.GetBytes(ContextOf(personId))));

    /// <summary>What everything under the key of this person is authenticated with.</summary>
    public static string ContextOf(Guid personId) => $"person:{personId:N}";
}

[JsonSerializable(typeof(Person))]
internal sealed partial class PersonJson : JsonSerializerContext;
