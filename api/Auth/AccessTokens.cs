using EnglishLearning.Contracts.Accounts;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnglishLearning.Api.Auth;

/// <summary>Verifies access tokens, which are signed with a key pair (ES256). Nothing else passes.</summary>
internal sealed class AccessTokens
{
    private const int MaximumTokenBytes = 4096;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaximumTokenBytes };
    private readonly TimeProvider _time;
    private readonly TokenRulesFeed _feed;
    private readonly VerifiedTokens _verified;
    private readonly TokenValidationParameters _rules;

    public AccessTokens(IOptions<ApiOptions> options, TokenRulesFeed feed, TimeProvider time)
    {
        (_feed, _time) = (feed, time);
        _verified = new VerifiedTokens(options.Value.RememberedTokens);
        _rules = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeyResolver = (_, _, keyId, _) => keyId is not null && _feed.FindKey(keyId) is { } key ? [key] : [],
            ValidIssuer = TokenNames.Issuer,
            ValidAudience = TokenNames.Issuer,
            // Who asks compares the end with the clock, also of a remembered token.
            ValidateLifetime = false,
        };
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

    private static LearnerIdentity? IdentityOf(JsonWebToken token) =>
        Guid.TryParseExact(token.Subject, "D", out var learnerId)
        && token.ValidTo != DateTime.MinValue
        // A token without its session could not be revoked.
        && token.TryGetPayloadValue<string>(TokenNames.Session, out var session) && Guid.TryParseExact(session, "D", out var sessionId)
            ? new LearnerIdentity(
                learnerId, sessionId, [.. token.Claims.Where(claim => claim.Type == TokenNames.Roles).Select(claim => claim.Value)],
                token.TryGetPayloadValue<bool>(TokenNames.Shared, out var isShared) && isShared, token.ValidTo)
            : null;
}
