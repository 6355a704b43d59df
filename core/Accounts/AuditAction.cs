namespace EnglishLearning.Core.Accounts;

/// <summary>What was done, in the audit log. Stored: the numbers are frozen; a hundred for each subject.</summary>
public enum AuditAction
{
    AccountMade = 100,
    SignedIn = 101,
    SignInFailed = 102,
    SignInLocked = 103,
    SessionEnded = 104,
    RefreshReused = 105,
    SecondFactorOn = 106,
    SecondFactorOff = 107,
    PasswordChanged = 108,
    ResetIssued = 109,
    ResetUsed = 110,
    AccountClosed = 120,

    /// <summary>Name, e-mail address or birth date was put right; which, not what it was.</summary>
    PersonChanged = 121,
    AccountReopened = 122,

    FirstAdministratorMade = 200,
    RoleGranted = 201,
    RoleRevoked = 202,
    GrantRequested = 203,
    GrantApproved = 204,
    GrantRefused = 205,
    GrantExpired = 206,
    AdministratorCodeMade = 207,

    /// <summary>By a code of the machine, where there was one administrator alone.</summary>
    AdministratorMadeByCode = 208,

    ClassMade = 300,
    ClassChanged = 301,
    ClassJoined = 302,
    ClassLeft = 303,
    RosterImported = 304,
    PinIssued = 305,

    ConsentAsked = 400,
    ConsentGiven = 401,
    ConsentRefused = 402,
    ConsentWithdrawn = 403,
    DataExported = 404,
    ErasureAsked = 405,
    Erased = 406,
    RetentionRan = 407,
    ErasureCancelled = 408,
    ConsentLapsed = 409,

    /// <summary>A teacher or an administrator looked at one learner's data.</summary>
    LearnerRead = 500,
    ClassRead = 501,
    PeopleSearched = 502,
    AuditRead = 503,

    /// <summary>The service noticed that the subject read more learners' data within an hour than is usual.</summary>
    UnusualReading = 504,
}
