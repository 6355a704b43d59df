using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnglishLearning.Api.Auth;

/// <summary>
/// Verifies access tokens: those of accounts, signed with a key pair (ES256), and those of guests, which are issued here and
/// signed with a shared secret (HS256). Nothing else passes.
/// </summary>
internal sealed class AccessTokens
{
    private const int MaximumTokenBytes = 4096;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaximumTokenBytes };
    private readonly ApiOptions _options;
    private readonly TimeProvider _time;
    private readonly TokenRulesFeed _feed;
    private readonly VerifiedTokens _verified;
    private readonly SymmetricSecurityKey _guestKey;
    private readonly SigningCredentials _credentials;
    private readonly TokenValidationParameters _rules;

    public AccessTokens(IOptions<ApiOptions> options, TokenRulesFeed feed, TimeProvider time)
    {
        (_options, _feed, _time) = (options.Value, feed, time);
        _verified = new VerifiedTokens(_options.RememberedTokens);
        _guestKey = new SymmetricSecurityKey(_options.SigningKey);
        _credentials = new SigningCredentials(_guestKey, SecurityAlgorithms.HmacSha256);
        _rules = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256, SecurityAlgorithms.EcdsaSha256],
            // One key for one token, of the kind that its algorithm needs: a public key never serves as a shared secret.
            IssuerSigningKeyResolver = (_, token, keyId, _) => KeyFor((JsonWebToken)token, keyId) is { } key ? [key] : [],
            ValidIssuer = TokenNames.Issuer,
            ValidAudience = TokenNames.Issuer,
            // Who asks compares the end with the clock, also of a remembered token: a guest's renewal takes an expired one.
            ValidateLifetime = false,
        };
    }

    /// <summary>For a guest.</summary>
    public string Issue(Guid learnerId)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenNames.Issuer,
            Audience = TokenNames.Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + _options.TokenLifetime,
            Claims = new Dictionary<string, object>
            {
                [TokenNames.Subject] = learnerId.ToString(),
                [TokenNames.Roles] = RoleNames.Student,
            },
            SigningCredentials = _credentials,
        });
    }

    /// <summary>Of a token that was verified before; null says nothing of one that was not.</summary>
    public LearnerIdentity? FindVerified(ReadOnlySpan<char> token) =>
        token.Length > MaximumTokenBytes ? null : _verified.Find(token);

    /// <summary>Null unless this token was issued here, whether or not it has expired since.</summary>
    public async ValueTask<LearnerIdentity?> VerifyAsync(string token)
    {
        if (token.Length > MaximumTokenBytes)
            return null;
        if (FindVerified(token) is { } known)
            return known;
        var result = await _handler.ValidateTokenAsync(token, _rules);
        if (!result.IsValid || IdentityOf((JsonWebToken)result.SecurityToken) is not { } identity)
            return null;
        _verified.Add(token, identity);
        return identity;
    }

    public bool IsCurrent(LearnerIdentity identity) => _time.GetUtcNow() < identity.ExpiresAt && !_feed.HasEnded(identity.SessionId);

    /// <summary>Whether an expired token of a guest still buys a new one.</summary>
    public bool IsRenewable(LearnerIdentity identity) =>
        identity.SessionId is null && _time.GetUtcNow() < identity.ExpiresAt + _options.RenewalWindow;

    private SecurityKey? KeyFor(JsonWebToken token, string? keyId) => token.Alg switch
    {
        SecurityAlgorithms.HmacSha256 => _guestKey,
        SecurityAlgorithms.EcdsaSha256 when keyId is not null => _feed.FindKey(keyId),
        _ => null,
    };

    private static LearnerIdentity? IdentityOf(JsonWebToken token)
    {
        if (!Guid.TryParseExact(token.Subject, "D", out var learnerId) || token.ValidTo == DateTime.MinValue)
            return null;
        Guid? session = token.TryGetPayloadValue<string>(TokenNames.Session, out var stated) && Guid.TryParseExact(stated, "D", out var id) ? id : null;
        // An account's token without its session could not be revoked.
        return session is null && token.Alg != SecurityAlgorithms.HmacSha256
            ? null
            : new LearnerIdentity(learnerId, session, [.. token.Claims.Where(claim => claim.Type == TokenNames.Roles).Select(claim => claim.Value)], token.ValidTo);
    }
}
