namespace EnglishLearning.Contracts.Accounts;

/// <summary>
/// Accounts, sessions and their tokens. Keeps nothing in memory: any silo answers for anybody, the database decides. Key 0.
/// </summary>
[Alias("el.ISignInGrain")]
public interface ISignInGrain : IGrainWithIntegerKey
{
    /// <summary>Signs a new learner in who has no account.</summary>
    /// <param name="timeZone">IANA.</param>
    [Alias("Guest")]
    Task<SignInReply> GuestAsync(string timeZone);

    /// <summary>Makes an account and signs it in. The sessions of the guest that it was end.</summary>
    [Alias("Register")]
    Task<SignInReply> RegisterAsync(Registration registration, Caller caller);

    /// <param name="login">User name or e-mail address.</param>
    /// <param name="code">Of the second factor, where the account has one.</param>
    [Alias("SignIn")]
    Task<SignInReply> SignInAsync(string login, Secret password, Secret? code, Caller caller);

    /// <summary>
    /// A member of a class on a phone that many hands use: a session of hours, that lets in no more than a student. A wrong code, number
    /// or PIN are the same.
    /// </summary>
    [Alias("ClassSignIn")]
    Task<SignInReply> ClassSignInAsync(string classCode, int number, Secret pin, Caller caller);

    /// <summary>
    /// New tokens for a refresh token, which is then spent. A spent one ends its whole family, unless the same request is repeated
    /// because its answer was lost.
    /// </summary>
    /// <param name="requestKey">The request's Idempotency-Key; null where it has none.</param>
    [Alias("Refresh")]
    Task<SignInReply> RefreshAsync(Secret refreshToken, string? requestKey, Caller caller);

    /// <summary>Ends a session of whoever asks; false where there is no such session that lasts.</summary>
    /// <param name="bySelf">It is the session that asks.</param>
    [Alias("End")]
    Task<bool> EndAsync(Actor by, Guid sessionId, bool bySelf);

    /// <summary>Signed-in devices, the last used first.</summary>
    [Alias("Devices")]
    Task<IReadOnlyList<DeviceView>> DevicesAsync(Guid personId);

    [Alias("TokenRules")]
    Task<TokenRules> TokenRulesAsync();
}
