using EnglishLearning.Accounts.Keys;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnglishLearning.Accounts.Tokens;

/// <summary>
/// Makes and reads tokens. Access tokens are signed with a key pair and read by anybody; refresh and device tokens are for the
/// silos alone, signed with a key that they share.
/// </summary>
internal sealed class TokenIssuer(SigningKeys signing, ServiceKeys keys, TokenLifetimes options, TimeProvider time)
{
    private const string Generation = "gen";
    private const string DeviceId = "did";
    private const string RefreshAudience = TokenNames.Issuer + "/refresh";
    private const string DeviceAudience = TokenNames.Issuer + "/device";
    private const int MaximumBytes = 2048;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaximumBytes };

    public TimeSpan AccessLifetime => options.AccessLifetime;

    public Secret Access(Guid personId, Guid sessionId, Role roles, bool isShared = false)
    {
        var claims = new Dictionary<string, object>
        {
            [TokenNames.Subject] = personId.ToString(),
            [TokenNames.Session] = sessionId.ToString(),
            [TokenNames.Roles] = RoleNames.Of(roles),
        };
        if (isShared)
            claims[TokenNames.Shared] = true;
        return Create(signing.Current, TokenNames.Issuer, options.AccessLifetime, claims);
    }

    public Secret Refresh(Guid sessionId, int generation) =>
        Create(Shared(), RefreshAudience, options.RefreshLifetime, new() { [TokenNames.Session] = sessionId.ToString(), [Generation] = generation });

    /// <param name="deviceId">The same at every sign-in from that device.</param>
    public Secret Device(Guid personId, Guid deviceId) =>
        Create(Shared(), DeviceAudience, options.DeviceLifetime, new() { [TokenNames.Subject] = personId.ToString(), [DeviceId] = deviceId.ToString() });

    /// <summary>Null unless it was made here and has not expired.</summary>
    public async Task<(Guid SessionId, int Generation)?> ReadRefreshAsync(Secret token) =>
        await ReadAsync(token, RefreshAudience) is { } read
        && read.TryGetPayloadValue<string>(TokenNames.Session, out var id) && Guid.TryParseExact(id, "D", out var sessionId)
        && read.TryGetPayloadValue<int>(Generation, out var generation)
            ? (sessionId, generation)
            : null;

    /// <inheritdoc cref="ReadRefreshAsync"/>
    public async Task<(Guid PersonId, Guid DeviceId)?> ReadDeviceAsync(Secret token) =>
        await ReadAsync(token, DeviceAudience) is { } read
        && Guid.TryParseExact(read.Subject, "D", out var personId)
        && read.TryGetPayloadValue<string>(DeviceId, out var id) && Guid.TryParseExact(id, "D", out var deviceId)
            ? (personId, deviceId)
            : null;

    private SigningCredentials Shared() => new(new SymmetricSecurityKey(keys[ServiceKeys.Refresh]), SecurityAlgorithms.HmacSha256);

    private Secret Create(SigningCredentials credentials, string audience, TimeSpan lifetime, Dictionary<string, object> claims)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new(_handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenNames.Issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = credentials,
        }));
    }

    private async Task<JsonWebToken?> ReadAsync(Secret token, string audience)
    {
        if (token.Value.Length > MaximumBytes)
            return null;
        var result = await _handler.ValidateTokenAsync(token.Value, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = new SymmetricSecurityKey(keys[ServiceKeys.Refresh]),
            ValidIssuer = TokenNames.Issuer,
            ValidAudience = audience,
            // By the clock of the host, which tests move.
            LifetimeValidator = (_, expires, _, _) => expires is { } end && time.GetUtcNow().UtcDateTime < end,
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }
}
