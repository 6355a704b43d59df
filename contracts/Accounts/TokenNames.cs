namespace EnglishLearning.Contracts.Accounts;

/// <summary>What stands in access tokens: part of the contract with everybody who reads them.</summary>
public static class TokenNames
{
    public const string Issuer = "englishlearning";

    public const string Subject = "sub";

    /// <summary>The session that the token belongs to; tokens of a session that has ended are refused.</summary>
    public const string Session = "sid";

    public const string Roles = "role";

    /// <summary>True in a session on a phone that many hands use: it lets in to learning, not to the account.</summary>
    public const string Shared = "shared";
}
