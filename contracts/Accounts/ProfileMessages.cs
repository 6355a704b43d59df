using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Contracts.Accounts;

/// <summary>What came of a change. Travels in messages: the numbers are frozen.</summary>
public enum ProfileStatus
{
    Done = 1,

    /// <summary>Nobody has this account; a guest has none.</summary>
    Unknown = 2,

    PasswordWrong = 3,

    /// <summary>Too many wrong passwords.</summary>
    Locked = 4,

    /// <summary>Somebody else's account has this e-mail address.</summary>
    EmailTaken = 5,
}

[GenerateSerializer, Immutable, Alias("el.ProfileView")]
public sealed record ProfileView(
    [property: Id(0)] Guid PersonId,
    [property: Id(1)] string Username,
    [property: Id(2)] string Name,
    [property: Id(3)] string? Email,
    [property: Id(4)] DateOnly? BirthDate,
    [property: Id(5)] Role Roles);

/// <summary>Null is as it was.</summary>
/// <param name="Email">Empty for none.</param>
[GenerateSerializer, Immutable, Alias("el.ProfileChange")]
public sealed record ProfileChange([property: Id(0)] string? Name, [property: Id(1)] string? Email, [property: Id(2)] DateOnly? BirthDate);

/// <param name="Profile">As it is now, where it was done.</param>
[GenerateSerializer, Immutable, Alias("el.ProfileReply")]
public sealed record ProfileReply(
    [property: Id(0)] ProfileStatus Status, [property: Id(1)] ProfileView? Profile = null, [property: Id(2)] TimeSpan RetryAfter = default);
