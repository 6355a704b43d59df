using System.Collections.Immutable;

namespace EnglishLearning.Contracts.Accounts;

/// <summary>What came of a change of password or second factor.</summary>
/// <param name="RetryAfter">Where <see cref="SignInStatus.Locked"/>.</param>
/// <param name="Key">Of a second factor that was begun: base32, to be typed into an authenticator app.</param>
/// <param name="KeyUri">The same as an otpauth URI, to be shown as a QR code.</param>
/// <param name="RecoveryCodes">Of a second factor that was turned on: each good once, shown never again.</param>
[GenerateSerializer, Immutable, Alias("el.CredentialReply")]
public sealed record CredentialReply(
    [property: Id(0)] SignInStatus Status,
    [property: Id(1)] TimeSpan RetryAfter = default,
    [property: Id(2)] Secret? Key = null,
    [property: Id(3)] Secret? KeyUri = null,
    [property: Id(4)] ImmutableArray<Secret>? RecoveryCodes = null);

/// <summary>Whether an account asks for a second factor.</summary>
[GenerateSerializer, Immutable, Alias("el.SecondFactorView")]
public sealed record SecondFactorView([property: Id(0)] bool On, [property: Id(1)] int RecoveryCodesLeft);

/// <summary>A code by which somebody may choose a new password, once; to be handed out on paper.</summary>
[GenerateSerializer, Immutable, Alias("el.IssuedReset")]
public sealed record IssuedReset([property: Id(0)] Secret Code, [property: Id(1)] DateTimeOffset ExpiresAt);
