using System.Collections.Immutable;

namespace EnglishLearning.Contracts.Accounts;

/// <summary>A password, code or token on its way: it shows itself to nobody who prints it.</summary>
[GenerateSerializer, Immutable, Alias("el.Secret")]
public readonly record struct Secret([property: Id(0)] string Value)
{
    public override string ToString() => "(secret)";
}

/// <summary>Where a request comes from.</summary>
/// <param name="Address">The client's address, as far as the proxies that are trusted tell it.</param>
/// <param name="Device">What the client calls its device; may be empty.</param>
/// <param name="DeviceToken">What an earlier sign-in on this device was given, null where there was none.</param>
[GenerateSerializer, Immutable, Alias("el.Caller")]
public sealed record Caller([property: Id(0)] string Address, [property: Id(1)] string Device, [property: Id(2)] Secret? DeviceToken);

/// <param name="GuestId">The guest who becomes an account and keeps every answer; null for a new learner.</param>
[GenerateSerializer, Immutable, Alias("el.Registration")]
public sealed record Registration(
    [property: Id(0)] string Login,
    [property: Id(1)] string? Email,
    [property: Id(2)] Secret Password,
    [property: Id(3)] string Name,
    [property: Id(4)] DateOnly BirthDate,
    [property: Id(5)] string TimeZone,
    [property: Id(6)] Guid? GuestId);

/// <summary>What came of a registration or a sign-in. Travels in messages: the numbers are frozen.</summary>
public enum SignInStatus
{
    SignedIn = 1,

    /// <summary>Login or password is wrong, or there is no such account: nobody is told which.</summary>
    Refused = 2,

    /// <summary>Too many failures: not even tried.</summary>
    Locked = 3,

    /// <summary>The account has a second factor, and no code or a wrong one came.</summary>
    CodeNeeded = 4,

    /// <summary>No access before a guardian consents.</summary>
    ConsentNeeded = 5,

    Closed = 6,
    LoginTaken = 7,
    LoginNotUsable = 8,
    PasswordTooShort = 9,
    PasswordTooLong = 10,
    PasswordCommon = 11,

    /// <summary>This guest is an account already.</summary>
    AlreadyAccount = 12,

    /// <summary>What was asked for is done; nobody was signed in by it.</summary>
    Done = 13,

    /// <summary>Of one who is signed in.</summary>
    PasswordWrong = 14,

    /// <inheritdoc cref="PasswordWrong"/>
    CodeWrong = 15,

    /// <summary>The account has a second factor already.</summary>
    SecondFactorOn = 16,

    /// <summary>The account has no second factor, or its making was not begun.</summary>
    SecondFactorOff = 17,

    /// <summary>A guest has no password and what goes with it.</summary>
    NoAccount = 18,
}

/// <param name="Tokens">Where <see cref="SignInStatus.SignedIn"/>.</param>
/// <param name="RetryAfter">Where <see cref="SignInStatus.Locked"/>.</param>
[GenerateSerializer, Immutable, Alias("el.SignInReply")]
public record SignInReply(
    [property: Id(0)] SignInStatus Status, [property: Id(1)] TokenSet? Tokens = null, [property: Id(2)] TimeSpan RetryAfter = default);

/// <summary>A guardian has to consent first. A type of its own: a member more would change the bytes of every reply.</summary>
/// <param name="Code">By which the guardian decides.</param>
/// <param name="AnswerBy">Until when.</param>
[GenerateSerializer, Immutable, Alias("el.ConsentNeededReply")]
public sealed record ConsentNeededReply([property: Id(0)] Secret Code, [property: Id(1)] DateTimeOffset AnswerBy)
    : SignInReply(SignInStatus.ConsentNeeded);

/// <param name="DeviceToken">At sign-in. To be kept on the device beyond signing out: by it a known device is told from a stranger's.</param>
/// <param name="TimeZone">At sign-in: of the learner's calendar.</param>
[GenerateSerializer, Immutable, Alias("el.TokenSet")]
public sealed record TokenSet(
    [property: Id(0)] Guid PersonId,
    [property: Id(1)] Secret AccessToken,
    [property: Id(2)] TimeSpan AccessLifetime,
    [property: Id(3)] Secret RefreshToken,
    [property: Id(4)] Secret? DeviceToken,
    [property: Id(5)] string? TimeZone);

/// <summary>A device that is signed in.</summary>
[GenerateSerializer, Immutable, Alias("el.DeviceView")]
public sealed record DeviceView(
    [property: Id(0)] Guid SessionId,
    [property: Id(1)] string Name,
    [property: Id(2)] DateTimeOffset SignedInAt,
    [property: Id(3)] DateTimeOffset LastUsedAt);

/// <summary>A public key of access tokens.</summary>
/// <param name="PublicKey">SubjectPublicKeyInfo, DER; ECDSA on P-256.</param>
[GenerateSerializer, Immutable, Alias("el.VerificationKey")]
public sealed record VerificationKey([property: Id(0)] string KeyId, [property: Id(1)] byte[] PublicKey);

/// <summary>What whoever verifies tokens has to know, asked for every few seconds.</summary>
/// <param name="EndedSessions">Those whose access tokens may not have expired yet.</param>
[GenerateSerializer, Immutable, Alias("el.TokenRules")]
public sealed record TokenRules(
    [property: Id(0)] ImmutableArray<VerificationKey> Keys, [property: Id(1)] ImmutableArray<Guid> EndedSessions);
