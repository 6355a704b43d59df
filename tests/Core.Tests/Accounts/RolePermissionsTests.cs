using EnglishLearning.Core.Accounts;
using Xunit;

namespace EnglishLearning.Core.Tests.Accounts;

public sealed class RolePermissionsTests
{
    public static TheoryData<Role, string> Table => new()
    {
        { Role.None, "None" },
        { Role.Student, "Learn, OwnAccount, SignOut" },
        { Role.Teacher, "OwnAccount, Teach, SignOut" },
        { Role.Author, "OwnAccount, WriteQuestions, SignOut" },
        { Role.Reviewer, "OwnAccount, ReviewQuestions, SignOut" },
        { Role.DataScientist, "OwnAccount, ReadTrainingData, ManageModels, SignOut" },
        { Role.Operator, "OwnAccount, Operate, ReadCompliance, SignOut" },
        { Role.Administrator, "OwnAccount, ReadCompliance, ReadAudit, ManageRoles, ManagePeople, SignOut" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void ARole_GivesWhatItNeeds_AndNoMore(Role role, string permissions) =>
        Assert.Equal(permissions, $"{RolePermissions.Of(role)}");

    [Fact]
    public void SeveralRoles_GiveTheSumOfTheirs()
    {
        foreach (var (one, other) in from one in Enum.GetValues<Role>() from other in Enum.GetValues<Role>() select (one, other))
            Assert.Equal(RolePermissions.Of(one) | RolePermissions.Of(other), RolePermissions.Of(one | other));
    }

    [Fact]
    public void EveryPermission_IsGivenBySomeRole()
    {
        var all = Enum.GetValues<Role>().Aggregate(Permission.None, (sum, role) => sum | RolePermissions.Of(role));
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.True(all.HasFlag(permission), $"{permission}"));
    }

    [Fact]
    public void WhoManagesRoles_SeesNoLessonsOfOthers_AndWhoOperatesSeesNobody()
    {
        Assert.False(RolePermissions.Of(Role.Operator).HasFlag(Permission.ManagePeople));
        Assert.False(RolePermissions.Of(Role.DataScientist).HasFlag(Permission.ManagePeople));
        Assert.False(RolePermissions.Of(Role.Administrator).HasFlag(Permission.Operate));
    }

    [Theory]
    [InlineData(Permission.None, "anonymous")]
    [InlineData(Permission.Learn, "learn")]
    [InlineData(Permission.OwnAccount, "own-account")]
    public void Names_AreOfTheWire(Permission permission, string name) => Assert.Equal(name, PermissionNames.Of(permission));

    [Fact]
    public void KnownRoles_AreThoseOfTheirNames_OthersGiveNone()
    {
        Assert.Equal(Role.Student | Role.Teacher, RoleNames.Known(["teacher", "student", "emperor", ""]));
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(role, RoleNames.Known(RoleNames.Of(role))));
    }
}
