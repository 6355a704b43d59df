namespace EnglishLearning.Contracts.Accounts;

/// <summary>
/// Accounts, sessions and their tokens. Keeps nothing in memory: any silo answers for anybody, the database decides. Key 0.
/// </summary>
[Alias("el.ISignInGrain")]
public interface ISignInGrain : IGrainWithIntegerKey
{
    /// <summary>Makes an account and signs it in.</summary>
    [Alias("Register")]
    Task<SignInReply> RegisterAsync(Registration registration, Caller caller);

    /// <param name="login">User name or e-mail address.</param>
    /// <param name="code">Of the second factor, where the account has one.</param>
    [Alias("SignIn")]
    Task<SignInReply> SignInAsync(string login, Secret password, Secret? code, Caller caller);

    /// <summary>
    /// New tokens for a refresh token, which is then spent. A spent one ends its whole family, unless the same request is repeated
    /// because its answer was lost.
    /// </summary>
    /// <param name="requestKey">The request's Idempotency-Key; null where it has none.</param>
    [Alias("Refresh")]
    Task<SignInReply> RefreshAsync(Secret refreshToken, string? requestKey, Caller caller);

    /// <summary>Ends a session of the person; false where there is no such session that lasts.</summary>
    [Alias("End")]
    Task<bool> EndAsync(Guid personId, Guid sessionId, bool bySelf);

    /// <summary>Signed-in devices, the last used first.</summary>
    [Alias("Devices")]
    Task<IReadOnlyList<DeviceView>> DevicesAsync(Guid personId);

    /// <summary>Whether this learner is no guest any more.</summary>
    [Alias("HasAccount")]
    Task<bool> HasAccountAsync(Guid learnerId);

    [Alias("TokenRules")]
    Task<TokenRules> TokenRulesAsync();
}
