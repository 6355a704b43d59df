using System.Text;
using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Questions;
using EnglishLearning.Silo.Tests.Support;

namespace EnglishLearning.Attack.Tests.Matrix;

/// <summary>Classes, their members and what they are asked to do: a teacher's own, and no others.</summary>
public static partial class AccessRules
{
    private const string OwnClasses = "classes that one teaches";
    private const string OwnMembers = "present members of classes that one teaches";
    private const string OwnTasks = "assignments of classes that one teaches";

    private static readonly IReadOnlyList<(string Name, string Value)> FirstVersion = [("If-Match", "\"1\"")];

    private static IEnumerable<AccessRule> Classes() =>
    [
        new("createClass", Permission.Teach, 201) { Body = _ => Json(new JsonObject { ["name"] = "7A" }) },
        new("classes", Permission.Teach, 200),
        new("class", Permission.Teach, 200) { Whose = OwnClasses, Own = Class },
        new("changeClass", Permission.Teach, 200) { Whose = OwnClasses, Own = Class, Headers = FirstVersion, Body = _ => Json(new JsonObject { ["name"] = "8A" }) },
        new("archiveClass", Permission.Teach, 204) { Whose = "classes that one made", Own = Class },
        new("renewClassCode", Permission.Teach, 200) { Whose = OwnClasses, Own = Class },
        new("addTeacher", Permission.Teach, 200)
        {
            Whose = "classes that one made",
            Own = Class,
            Body = async caller => await Json(new JsonObject { ["login"] = (await caller.Silo.NewAsync(CallerKind.Teacher)).Username }),
        },
        new("removeTeacher", Permission.Teach, 204)
        {
            Whose = "classes that one made",
            Own = async caller =>
            {
                var (id, colleague) = ((await Class(caller))[0], await caller.Silo.NewAsync(CallerKind.Teacher));
                (await caller.Client.PostAsync($"/v1/classes/{id}/teachers", new JsonObject { ["login"] = colleague.Username })).Ok();
                return [id, $"{colleague.PersonId}"];
            },
            Missing = TwoMissing,
        },
        new("classMembers", Permission.Teach, 200) { Whose = OwnClasses, Own = Class },
        new("removeMember", Permission.Teach, 204) { Whose = OwnMembers, Own = Member, Missing = TwoMissing },
        new("issuePin", Permission.Teach, 200) { Whose = OwnMembers, Own = Member, Missing = TwoMissing },
        new("issueMemberResetCode", Permission.Teach, 200) { Whose = OwnMembers, Own = Member, Missing = TwoMissing },
        new("importRoster", Permission.Teach, 200) { Whose = OwnClasses, Own = Class, Body = _ => Task.FromResult(new SampleBody("text/csv", Roster("Ani Wijaya"))) },
        new("classReport", Permission.Teach, 200) { Whose = OwnClasses, Own = Class },
        new("joinClass", Permission.Learn, 200)
        {
            // A guest makes an account first.
            Expected = kind => kind.IsNobody() ? 401 : kind == CallerKind.Student ? 200 : 403,
            Body = async caller => await Json(new JsonObject { ["code"] = (await CodeAsync(caller)).Code }),
        },
        new("myClasses", Permission.Learn, 200),
        new("leaveClass", Permission.Learn, 204)
        {
            Whose = "classes that one is in",
            Expected = kind => kind.IsNobody() ? 401 : kind switch { CallerKind.Student => 204, CallerKind.Guest => 404, _ => 403 },
            Own = async caller => caller.Kind == CallerKind.Guest ? [$"{Guid.CreateVersion7()}"] : [await JoinedAsync(caller)],
        },
        new("classSignIn", Permission.None, 200)
        {
            Body = async caller =>
            {
                var teacher = await caller.Silo.NewAsync(CallerKind.Teacher);
                var made = (await teacher.Client.PostAsync("/v1/classes", """{"name":"7A"}""")).Json;
                var issued = (await teacher.Client.PostAsync($"/v1/classes/{made["id"]}/roster", Roster("Budi Hartono"), "text/csv")).Ok();
                return await Json(new JsonObject { ["classCode"] = (string)made["code"]!, ["number"] = 1, ["pin"] = (string)issued["pins"]![0]!["pin"]! });
            },
        },
    ];

    private static IEnumerable<AccessRule> Assignments() =>
    [
        new("createAssignment", Permission.Teach, 201) { Whose = OwnClasses, Own = Class, Body = _ => Json(NewTask()) },
        new("assignments", Permission.Teach, 200) { Whose = OwnClasses, Own = Class },
        new("assignment", Permission.Teach, 200) { Whose = OwnTasks, Own = Assignment, Missing = TwoMissing },
        new("changeAssignment", Permission.Teach, 200)
        {
            Whose = OwnTasks,
            Own = Assignment,
            Missing = TwoMissing,
            Headers = FirstVersion,
            Body = _ => Json(new JsonObject { ["title"] = "Ulangan harian" }),
        },
        new("deleteAssignment", Permission.Teach, 204) { Whose = OwnTasks, Own = Assignment, Missing = TwoMissing },
        new("myAssignments", Permission.Learn, 200),
    ];

    private static string[] TwoMissing() => [$"{Guid.CreateVersion7()}", $"{Guid.CreateVersion7()}"];

    private static async Task<string[]> Class(Caller teacher) => [(await MadeAsync(teacher)).Id];

    private static async Task<string[]> Member(Caller teacher)
    {
        var (id, code) = await MadeAsync(teacher);
        var student = await teacher.Silo.NewAsync(CallerKind.Student);
        (await student.Client.PostAsync("/v1/me/classes", new JsonObject { ["code"] = code })).Ok();
        return [id, $"{student.PersonId}"];
    }

    private static async Task<string[]> Assignment(Caller teacher)
    {
        var id = (await MadeAsync(teacher)).Id;
        return [id, (string)(await teacher.Client.PostAsync($"/v1/classes/{id}/assignments", NewTask())).Json["id"]!];
    }

    private static async Task<string> JoinedAsync(Caller student)
    {
        var (id, code) = await CodeAsync(student);
        (await student.Client.PostAsync("/v1/me/classes", new JsonObject { ["code"] = code })).Ok();
        return id;
    }

    private static async Task<(string Id, string Code)> CodeAsync(Caller caller) => await MadeAsync(await caller.Silo.NewAsync(CallerKind.Teacher));

    private static async Task<(string Id, string Code)> MadeAsync(Caller teacher)
    {
        var made = (await teacher.Client.PostAsync("/v1/classes", """{"name":"7A"}""")).Json;
        return ((string)made["id"]!, (string)made["code"]!);
    }

    private static JsonObject NewTask() => new()
    {
        ["kind"] = "questions",
        ["title"] = "Ulangan",
        ["questionIds"] = new JsonArray(Bank.First(QuestionType.Single).QuestionId),
        ["dueAt"] = DateTimeOffset.UtcNow.AddDays(7).ToString("O"),
    };

    private static byte[] Roster(string name, int born = 2000) => Encoding.UTF8.GetBytes($"number,name,birth_date\n1,{name},{born}-08-17\n");
}
