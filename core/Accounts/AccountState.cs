namespace EnglishLearning.Core.Accounts;

/// <summary>Whether somebody may use an account. Stored and sent: the numbers are frozen.</summary>
public enum AccountState
{
    Active = 1,

    /// <summary>Below 17, and no guardian has consented yet: no access.</summary>
    AwaitingConsent = 2,

    /// <summary>A guardian refused or took consent back, or an administrator closed it: no access, erasure follows.</summary>
    Closed = 3,
}
