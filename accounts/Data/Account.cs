using System.Text.Json.Serialization;
using EnglishLearning.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace EnglishLearning.Accounts.Data;

/// <summary>
/// A person who signs in. Its id is that of the learner too: a guest keeps the id and every answer. What names the person is
/// in the database only encrypted under the person's key, and as keyed hashes to look it up by.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary><see cref="Person"/> as JSON, encrypted under the person's key.</summary>
    public byte[] Personal { get; set; } = [];

    public Role Roles { get; set; }

    public AccountState State { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Null while it is not closed.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Not stored as it is.</summary>
    public Person Person { get; set; } = Person.Unknown;
}

/// <summary>What the service knows of a person.</summary>
/// <param name="TimeZone">IANA, of the learner's calendar.</param>
public sealed record Person(string Login, string? Email, string Name, DateOnly? BirthDate, string TimeZone)
{
    public static readonly Person Unknown = new("", null, "", null, "");

    /// <summary>What no password should be like.</summary>
    [JsonIgnore]
    public string[] Names => [Login, Name, Email ?? ""];
}
