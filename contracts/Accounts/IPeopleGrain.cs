using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Contracts.Accounts;

/// <summary>Accounts of others, for administrators. Keeps nothing in memory; whatever is given out is in the audit log first. Key 0.</summary>
[Alias("el.IPeopleGrain")]
public interface IPeopleGrain : IGrainWithIntegerKey
{
    /// <param name="login">The whole user name or e-mail address: there is no search by parts, as neither is stored readably.</param>
    [Alias("Find")]
    Task<PersonView?> FindAsync(string login, Actor by);

    [Alias("Read")]
    Task<PersonView?> ReadAsync(Guid personId, Actor by);

    /// <summary>A code by which the person chooses a new password; never of an operator's or administrator's account.</summary>
    [Alias("ResetCode")]
    Task<ResetCodeReply> ResetCodeAsync(Guid personId, Actor by);

    /// <summary>No access from here on; sessions end. What there is to know of the person stays until it is erased.</summary>
    [Alias("Close")]
    Task<RoleStatus> CloseAsync(Guid personId, Actor by);

    /// <summary>
    /// As it was before it was closed. Not where it is to be erased for another reason than that it was closed for long: that is cancelled first.
    /// </summary>
    [Alias("Reopen")]
    Task<RoleStatus> ReopenAsync(Guid personId, Actor by);
}
