namespace EnglishLearning.Core.Accounts;

/// <summary>What came of a change of roles, or why it may not be. Travels in messages: the numbers are frozen.</summary>
public enum RoleStatus
{
    /// <summary>It is so now, whether or not it was before.</summary>
    Done = 1,

    /// <summary>Whoever asks is no administrator, or not any more.</summary>
    NotAdministrator = 2,
    UnknownPerson = 3,

    /// <summary>Nobody raises themselves, nor has a say in it.</summary>
    OwnRoles = 4,

    /// <summary>The account waits for consent or is closed.</summary>
    NotActive = 5,

    /// <summary>This role needs a request and a second administrator.</summary>
    ApprovalNeeded = 6,

    /// <summary>This role is granted directly, without a request.</summary>
    NoApprovalNeeded = 7,
    AlreadyHeld = 8,

    /// <summary>Without the last administrator nobody could grant anything any more.</summary>
    LastAdministrator = 9,
    UnknownRequest = 10,

    /// <summary>Somebody decided it before, or decided it otherwise.</summary>
    Decided = 11,
    Expired = 12,

    /// <summary>Who asked for it does not decide it.</summary>
    OwnRequest = 13,

    /// <summary>Who asked for it is no administrator any more.</summary>
    RequesterGone = 14,

    /// <summary>A guest: there is no account to hold roles.</summary>
    NoAccount = 15,

    /// <summary>The code is wrong, used, replaced by a newer one, or too old.</summary>
    CodeRefused = 16,

    /// <summary>Two can approve each other's requests: no code makes a third.</summary>
    EnoughAdministrators = 17,

    /// <summary>Too many wrong codes: not even tried.</summary>
    Locked = 18,

    /// <summary>An operator's or administrator's: whoever gets into it has what two had to agree on.</summary>
    PrivilegedAccount = 19,

    /// <summary>The account is to be erased: it is not opened before that is cancelled.</summary>
    ErasurePlanned = 20,
}
