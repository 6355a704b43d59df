using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Contracts.Accounts;

/// <summary>
/// Who may do what. Keeps nothing in memory: any silo answers, the database decides. Every change is in the audit log, in the same
/// transaction. Key 0.
/// </summary>
[Alias("el.IRoleGrain")]
public interface IRoleGrain : IGrainWithIntegerKey
{
    /// <summary>Operator and administrator need <see cref="RequestAsync"/>. To grant twice is to grant.</summary>
    [Alias("Grant")]
    Task<RoleStatus> GrantAsync(Guid personId, Role role, Actor by);

    /// <summary>Takes a role, and ends the person's sessions: their tokens still name it.</summary>
    [Alias("Revoke")]
    Task<RoleStatus> RevokeAsync(Guid personId, Role role, Actor by);

    /// <summary>Asks for a role that a second administrator has to approve. Where the same is asked for already, that request answers.</summary>
    [Alias("Request")]
    Task<RoleRequestReply> RequestAsync(Guid personId, Role role, Actor by);

    /// <summary>Approves or refuses; once, also where two decide at once.</summary>
    [Alias("Decide")]
    Task<RoleRequestReply> DecideAsync(Guid requestId, bool approves, Actor by);

    /// <summary>The newest hundred, the newest first.</summary>
    [Alias("Requests")]
    Task<IReadOnlyList<RoleRequestView>> RequestsAsync();

    /// <summary>Makes whoever brings a good code, made on the machine, an administrator; while there are fewer than two.</summary>
    [Alias("BecomeAdministrator")]
    Task<RoleCodeReply> BecomeAdministratorAsync(Secret code, Actor by);
}
