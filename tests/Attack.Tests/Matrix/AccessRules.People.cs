using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Attack.Tests.Matrix;

/// <summary>Other people's accounts, their roles, and the log of who did what.</summary>
public static partial class AccessRules
{
    private static IEnumerable<AccessRule> People() =>
    [
        new("findPeople", Permission.ManagePeople, 200) { Query = "?login=somebody" },
        new("person", Permission.ManagePeople, 200) { Whose = "everybody's account", Shared = Student },
        new("correctPerson", Permission.ManagePeople, 200)
        {
            Whose = "everybody's account",
            Shared = Student,
            Body = _ => Json(new JsonObject { ["name"] = "Siti Rahma" }),
        },
        new("issueResetCode", Permission.ManagePeople, 200) { Whose = "every account without a privileged role", Shared = Student },
        new("closePerson", Permission.ManagePeople, 204) { Whose = "everybody's account", Shared = Student },
        new("reopenPerson", Permission.ManagePeople, 204) { Whose = "every account without a privileged role", Shared = Student },
        new("audit", Permission.ReadAudit, 200),
    ];

    private static IEnumerable<AccessRule> Roles() =>
    [
        new("grantRole", Permission.ManageRoles, 204)
        {
            Whose = "everybody's account but one's own",
            Shared = Student,
            Body = _ => Json(new JsonObject { ["role"] = RoleNames.Teacher }),
        },
        new("revokeRole", Permission.ManageRoles, 204)
        {
            Whose = "everybody's account",
            Shared = async caller => [.. await Student(caller), RoleNames.Student],
            Missing = () => [$"{Guid.CreateVersion7()}", RoleNames.Student],
        },
        new("roleRequests", Permission.ManageRoles, 200),
        new("requestRole", Permission.ManageRoles, 200) { Body = async caller => await Json(await PrivilegeAsync(caller)) },
        new("approveRoleRequest", Permission.ManageRoles, 200) { Whose = "another administrator's requests", Shared = RequestOfAnother },
        new("refuseRoleRequest", Permission.ManageRoles, 200) { Whose = "another administrator's requests", Shared = RequestOfAnother },
        new("firstAdministrator", Permission.OwnAccount, 403)
        {
            // By a wrong code. There is one right one, once: tests/Silo.Tests/Journey/AdministrationTests.
            Expected = kind => kind.IsNobody() ? 401 : kind is CallerKind.Guest or CallerKind.Administrator ? 409 : 403,
            Body = _ => Json(new JsonObject { ["code"] = "AAAA-AAAA-AAAA" }),
        },
    ];

    private static async Task<string[]> Student(Caller caller) => [$"{(await caller.Silo.NewAsync(CallerKind.Student)).PersonId}"];

    private static async Task<JsonObject> PrivilegeAsync(Caller caller) => new() { ["personId"] = (await Student(caller))[0], ["role"] = RoleNames.Operator };

    private static async Task<string[]> RequestOfAnother(Caller caller)
    {
        var other = await caller.Silo.NewAsync(CallerKind.Administrator);
        return [(string)(await other.Client.PostAsync("/v1/role-requests", await PrivilegeAsync(caller))).Ok()["id"]!];
    }
}
