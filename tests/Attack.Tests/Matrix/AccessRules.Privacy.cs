using System.Globalization;
using System.Text.Json.Nodes;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Attack.Tests.Matrix;

/// <summary>Guardians' consent, everything about a person, and the erasure of one.</summary>
public static partial class AccessRules
{
    private static IEnumerable<AccessRule> Privacy() =>
    [
        new("consentQuestion", Permission.None, 200) { Body = async caller => await Json(new JsonObject { ["code"] = (await ChildAsync(caller)).Code }) },
        new("decideConsent", Permission.None, 200) { Body = async caller => await Json(Decision((await ChildAsync(caller)).Code)) },
        new("withdrawConsent", Permission.None, 200)
        {
            Body = async caller =>
            {
                var receipt = (await caller.Client.PostAsync("/v1/consents/decide", Decision((await ChildAsync(caller)).Code))).Ok();
                return await Json(new JsonObject { ["receiptId"] = (string)receipt["receiptId"]!, ["withdrawalCode"] = (string)receipt["withdrawalCode"]! });
            },
        },
        new("recordConsent", Permission.ManagePeople, 200)
        {
            Whose = "every child that waits",
            Shared = async caller => [(await ChildAsync(caller)).PersonId],
            Body = _ => Json(Decision()),
        },
        new("recordMemberConsent", Permission.Teach, 200)
        {
            Whose = OwnMembers,
            Own = WaitingMember,
            Missing = TwoMissing,
            Body = _ => Json(Decision()),
        },
        new("consentKeys", Permission.None, 200),
        new("export", Permission.OwnAccount, 200),
        new("exportPerson", Permission.ManagePeople, 200) { Whose = "everybody's account", Shared = Student },
        new("erase", Permission.OwnAccount, 202)
        {
            // An administrator gives the role up first.
            Expected = kind => kind.IsNobody() ? 401 : kind == CallerKind.Administrator ? 409 : 202,
            Body = _ => Json(PasswordAlone()),
        },
        // Nobody here is about to be erased; with one that is: tests/Silo.Tests/Journey/PrivacyTests.
        new("erasure", Permission.OwnAccount, 404) { Expected = kind => kind.IsNobody() ? 401 : 404 },
        new("cancelErasure", Permission.OwnAccount, 404) { Expected = kind => kind.IsNobody() ? 401 : 404 },
        new("erasePerson", Permission.ManagePeople, 202) { Whose = "every account but administrators'", Shared = Student },
        new("cancelErasePerson", Permission.ManagePeople, 204)
        {
            Whose = "everybody's account",
            Shared = async caller =>
            {
                var (administrator, student) = (await caller.Silo.NewAsync(CallerKind.Administrator), (await Student(caller))[0]);
                await administrator.Client.PostAsync($"/v1/people/{student}/erasure", "");
                return [student];
            },
        },
        new("compliance", Permission.ReadCompliance, 200),
    ];

    /// <summary>A child of a list, who waits.</summary>
    private static async Task<string[]> WaitingMember(Caller teacher)
    {
        var id = (await MadeAsync(teacher)).Id;
        var issued = (await teacher.Client.PostAsync($"/v1/classes/{id}/roster", Roster("Dewi Lestari", DateTime.UtcNow.Year - 12), "text/csv")).Ok();
        return [id, (string)issued["pins"]![0]!["learnerId"]!];
    }

    /// <summary>A guest who registered as a child, and waits.</summary>
    private static async Task<(string PersonId, string Code)> ChildAsync(Caller caller)
    {
        var guest = await caller.Silo.NewAsync(CallerKind.Guest);
        var body = AttackedSilo.Registration(caller.Silo.NewName());
        body["birthDate"] = DateTime.UtcNow.AddYears(-12).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var asked = await guest.Client.PostAsync("/v1/auth/register", body);
        return ($"{guest.PersonId}", (string)asked.Json["consent"]!["code"]!);
    }

    private static JsonObject Decision(string code)
    {
        var decision = Decision();
        decision["code"] = code;
        return decision;
    }

    private static JsonObject Decision() => new()
    {
        ["decision"] = "given",
        ["guardianName"] = "Ratna Dewi",
        ["relation"] = "ibu",
        ["contact"] = "ratna@example.id",
        ["ofAge"] = true,
    };
}
