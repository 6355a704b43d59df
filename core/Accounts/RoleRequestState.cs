namespace EnglishLearning.Core.Accounts;

/// <summary>What became of a request for a role. Stored and sent: the numbers are frozen.</summary>
public enum RoleRequestState
{
    Open = 1,
    Approved = 2,
    Refused = 3,

    /// <summary>Nobody decided it in time.</summary>
    Expired = 4,
}
