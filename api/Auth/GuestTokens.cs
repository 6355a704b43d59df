using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnglishLearning.Api.Auth;

/// <summary>Issues and verifies the tokens of guests: JWT signed with HMAC-SHA256 and nothing else.</summary>
internal sealed class GuestTokens
{
    public const string Issuer = "englishlearning";

    private const int MaximumTokenBytes = 4096;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaximumTokenBytes };
    private readonly ApiOptions _options;
    private readonly TimeProvider _time;
    private readonly VerifiedTokens _verified;
    private readonly SigningCredentials _credentials;
    private readonly TokenValidationParameters _rules;

    public GuestTokens(IOptions<ApiOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        _verified = new VerifiedTokens(_options.RememberedTokens);
        var key = new SymmetricSecurityKey(_options.SigningKey);
        _credentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        _rules = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = key,
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            // Who asks compares the end with the clock, also of a remembered token: a renewal takes an expired one.
            ValidateLifetime = false,
        };
    }

    public string Issue(Guid learnerId)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + _options.TokenLifetime,
            Claims = new Dictionary<string, object>
            {
                [LearnerClaims.Subject] = learnerId.ToString(),
                [LearnerClaims.Role] = LearnerClaims.Student,
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

    public bool IsCurrent(LearnerIdentity identity) => _time.GetUtcNow() < identity.ExpiresAt;

    public bool IsRenewable(LearnerIdentity identity) => _time.GetUtcNow() < identity.ExpiresAt + _options.RenewalWindow;

    private static LearnerIdentity? IdentityOf(JsonWebToken token)
    {
        if (!Guid.TryParseExact(token.Subject, "D", out var learnerId) || token.ValidTo == DateTime.MinValue)
            return null;
        var role = token.TryGetPayloadValue<string>(LearnerClaims.Role, out var stated) ? stated : "";
        return new LearnerIdentity(learnerId, role, token.ValidTo);
    }
}
