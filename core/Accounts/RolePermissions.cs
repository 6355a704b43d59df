namespace EnglishLearning.Core.Accounts;

/// <summary>What each role may do: least privilege; whoever needs more holds more roles.</summary>
public static class RolePermissions
{
    private static readonly (Role Role, Permission Permissions)[] All =
    [
        (Role.Student, Permission.Learn),
        (Role.Teacher, Permission.Teach),
        (Role.Author, Permission.WriteQuestions),
        (Role.Reviewer, Permission.ReviewQuestions),
        (Role.DataScientist, Permission.ReadTrainingData | Permission.ManageModels),
        (Role.Operator, Permission.Operate | Permission.ReadCompliance),
        (Role.Administrator, Permission.ManageRoles | Permission.ManagePeople | Permission.ReadAudit | Permission.ReadCompliance),
    ];

    /// <summary>Everybody who holds a role has an account of their own, which is not for a phone that many hands use.</summary>
    /// <param name="isShared">Of a session that was begun by class code, roster number and PIN.</param>
    public static Permission Of(Role roles, bool isShared) => isShared ? Of(roles) & ~Permission.OwnAccount : Of(roles);

    /// <summary>Everybody who holds a role has an account of their own.</summary>
    public static Permission Of(Role roles) =>
        All.Where(known => roles.HasFlag(known.Role))
            .Aggregate(roles == Role.None ? Permission.None : Permission.OwnAccount | Permission.SignOut, (permissions, known) => permissions | known.Permissions);
}
