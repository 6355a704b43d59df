using EnglishLearning.Accounts.Data;
using EnglishLearning.Accounts.Tokens;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnglishLearning.Accounts.Consents;

/// <summary>
/// What a guardian keeps: who decided what for whom, when, how, on which text. A compact JWS (RFC 7515) signed as access tokens are,
/// with a type and an audience of its own, so that neither passes for the other.
/// </summary>
internal sealed class ConsentReceipt(SigningKeys signing, IDbContextFactory<AccountsContext> databases)
{
    public const string Type = "consent-receipt+jwt";

    public const string Audience = TokenNames.Issuer + "/consent";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public string Sign(ConsentRow consent, Person child, Guardian guardian) =>
        _handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = TokenNames.Issuer,
            Audience = Audience,
            IssuedAt = consent.DecidedAt!.Value.UtcDateTime,
            SigningCredentials = signing.Current,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Jti] = consent.ConsentId.ToString(),
                ["decision"] = consent.State == ConsentState.Given ? "given" : "refused",
                ["method"] = consent.Method == ConsentMethod.Paper ? "paper" : "online",
                ["text_version"] = consent.TextVersion,
                ["text_sha256"] = ConsentText.Of(consent.TextVersion).Sha256,
                ["child"] = new Dictionary<string, object> { ["id"] = consent.PersonId.ToString(), ["name"] = child.Name, ["username"] = child.Login },
                ["guardian"] = new Dictionary<string, object> { ["name"] = guardian.Name, ["relation"] = guardian.Relation, ["contact"] = guardian.Contact },
                ["of_age"] = true,
            },
        });

    /// <summary>Of everything that ever signed one: a receipt is verified years later.</summary>
    public async Task<IReadOnlyList<VerificationKey>> KeysAsync()
    {
        await using var database = await databases.CreateDbContextAsync();
        return await database.SigningKeys.AsNoTracking().OrderBy(key => key.SignsFrom)
            .Select(key => new VerificationKey(key.KeyId, key.PublicKey)).ToListAsync();
    }
}
