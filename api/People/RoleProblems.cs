using EnglishLearning.Api.Problems;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Api.People;

/// <summary>Why a change of roles may not be, as problems.</summary>
internal static class RoleProblems
{
    /// <summary>Null where it was done.</summary>
    public static ProblemResult? Of(RoleStatus status) => status switch
    {
        RoleStatus.Done => null,
        RoleStatus.UnknownPerson => new(ProblemKinds.UnknownPerson),
        RoleStatus.OwnRoles => new(ProblemKinds.OwnRoles),
        RoleStatus.NotActive => new(ProblemKinds.AccountNotActive),
        RoleStatus.ApprovalNeeded => new(ProblemKinds.ApprovalNeeded),
        RoleStatus.NoApprovalNeeded => new(ProblemKinds.NoApprovalNeeded),
        RoleStatus.AlreadyHeld => new(ProblemKinds.RoleHeld),
        RoleStatus.LastAdministrator => new(ProblemKinds.LastAdministrator),
        RoleStatus.UnknownRequest => new(ProblemKinds.UnknownRoleRequest),
        RoleStatus.Decided => new(ProblemKinds.RoleRequestDecided),
        RoleStatus.Expired => new(ProblemKinds.RoleRequestExpired),
        RoleStatus.OwnRequest => new(ProblemKinds.OwnRoleRequest),
        RoleStatus.RequesterGone => new(ProblemKinds.RequesterGone),
        RoleStatus.NoAccount => new(ProblemKinds.NoAccount),
        RoleStatus.CodeRefused => new(ProblemKinds.AdministratorCodeRefused),
        RoleStatus.EnoughAdministrators => new(ProblemKinds.EnoughAdministrators),
        RoleStatus.PrivilegedAccount => new(ProblemKinds.PrivilegedAccount),
        RoleStatus.ErasurePlanned => new(ProblemKinds.ErasurePlanned),
        RoleStatus.Locked => new(ProblemKinds.SignInLocked),
        _ => new(ProblemKinds.Forbidden),
    };

    /// <summary>A single role by its name on the wire.</summary>
    public static bool TryParse(string name, out Role role) => RoleNames.TryParse([name], out role);

    public static ProblemResult UnknownRole() =>
        new(ProblemKinds.UnknownRole, new FieldFault(ProblemKinds.UnknownRole.AsField(), "#/role"));
}
