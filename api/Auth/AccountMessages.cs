namespace EnglishLearning.Api.Auth;

/// <param name="Username">3 to 32 letters, digits, ".", "_" or "-".</param>
/// <param name="Email">Optional; also signs in.</param>
/// <param name="Name">As the teacher's list and the certificate show it.</param>
/// <param name="BirthDate">Below 17 a guardian consents before use.</param>
/// <param name="TimeZone">IANA time zone of a new learner, such as Asia/Jakarta (the default); a guest keeps its own.</param>
/// <param name="Device">What this device is called in the list of devices.</param>
/// <param name="DeviceToken">Of an earlier sign-in on this device.</param>
public sealed record RegisterBody(
    string Username,
    string Password,
    string Name,
    DateOnly BirthDate,
    string? Email = null,
    string? TimeZone = null,
    string? Device = null,
    string? DeviceToken = null);

/// <param name="Login">User name or e-mail address.</param>
/// <param name="Code">One-time or recovery code, where the account has a second factor.</param>
public sealed record SignInBody(string Login, string Password, string? Code = null, string? Device = null, string? DeviceToken = null);

public sealed record RefreshBody(string RefreshToken);

/// <param name="AccessToken">For the header Authorization: Bearer.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="RefreshToken">Good once, for POST /v1/auth/refresh.</param>
/// <param name="DeviceToken">At sign-in to an account. Keep it beyond signing out and send it at the next sign-in: a known device stays let in while strangers guess.</param>
public sealed record TokenReply(Guid LearnerId, string AccessToken, int ExpiresIn, string RefreshToken, string? DeviceToken);

/// <param name="Current">The device that asks.</param>
public sealed record DeviceEntry(Guid Id, string Name, DateTimeOffset SignedInAt, DateTimeOffset LastUsedAt, bool Current);

public sealed record DevicesReply(IReadOnlyList<DeviceEntry> Devices);

/// <summary>JSON Web Key Set (RFC 7517).</summary>
public sealed record KeySetReply(IReadOnlyList<KeyEntry> Keys);

/// <summary>A public key on P-256.</summary>
public sealed record KeyEntry(string Kty, string Use, string Alg, string Kid, string Crv, string X, string Y);
