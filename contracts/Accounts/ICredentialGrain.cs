namespace EnglishLearning.Contracts.Accounts;

/// <summary>By what people sign in: passwords, and the second factor. Keeps nothing in memory. Key 0.</summary>
[Alias("el.ICredentialGrain")]
public interface ICredentialGrain : IGrainWithIntegerKey
{
    [Alias("SecondFactor")]
    Task<SecondFactorView> SecondFactorAsync(Guid personId);

    /// <summary>Makes a new key for an authenticator app; good for nothing until <see cref="ConfirmSecondFactorAsync"/>.</summary>
    [Alias("BeginSecondFactor")]
    Task<CredentialReply> BeginSecondFactorAsync(Actor by, Secret password);

    /// <summary>Turns the second factor on, by a code of the key that was begun.</summary>
    [Alias("ConfirmSecondFactor")]
    Task<CredentialReply> ConfirmSecondFactorAsync(Actor by, Secret code);

    /// <param name="code">Of the app, or a recovery code.</param>
    [Alias("RemoveSecondFactor")]
    Task<CredentialReply> RemoveSecondFactorAsync(Actor by, Secret password, Secret code);

    /// <summary>Signs all other devices out.</summary>
    /// <param name="sessionId">Of the device that asks.</param>
    [Alias("ChangePassword")]
    Task<CredentialReply> ChangePasswordAsync(Actor by, Guid sessionId, Secret current, Secret next);

    /// <summary>
    /// A code, good once and for a day, by which the account's owner chooses a new password; one from before ends. Null where there
    /// is no such account. Who may issue one for whom is the caller's to decide.
    /// </summary>
    [Alias("IssueReset")]
    Task<IssuedReset?> IssueResetAsync(Guid accountId, Actor by);

    /// <summary>A new password for such a code. Ends every session of the account, and begins none.</summary>
    [Alias("ResetPassword")]
    Task<CredentialReply> ResetPasswordAsync(string login, Secret code, Secret password, Caller caller);
}
