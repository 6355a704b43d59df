using System.Text.Json.Nodes;
using EnglishLearning.Accounts.Tests;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Attack.Tests.Matrix;

/// <summary>Signing in, and the caller's own account.</summary>
public static partial class AccessRules
{
    private const string NewPassword = "nasi uduk sebelum subuh";

    private static IEnumerable<AccessRule> SignIn() =>
    [
        new("guest", Permission.None, 200)
        {
            // A request with a token is refused: no client loses its learner unnoticed.
            Expected = kind => kind == CallerKind.Anonymous ? 200 : 401,
            Body = _ => Json(new JsonObject { ["timeZone"] = "Asia/Makassar" }),
        },
        new("register", Permission.None, 200)
        {
            // A token that is sent is a guest's, who becomes the account.
            Expected = kind => kind is CallerKind.Anonymous or CallerKind.Guest ? 200 : kind.IsNobody() ? 401 : 409,
            Body = caller => Json(AttackedSilo.Registration(caller.Silo.NewName())),
        },
        new("signIn", Permission.None, 200)
        {
            Body = async caller => await Json(new JsonObject
            {
                ["login"] = (await caller.Silo.NewAsync(CallerKind.Student)).Username,
                ["password"] = AttackedSilo.Password,
            }),
        },
        new("refresh", Permission.None, 200)
        {
            Body = async caller => await Json(new JsonObject { ["refreshToken"] = (await caller.Silo.NewAsync(CallerKind.Student)).RefreshToken }),
        },
        new("resetPassword", Permission.None, 204)
        {
            Body = async caller =>
            {
                var (administrator, student) = (await caller.Silo.NewAsync(CallerKind.Administrator), await caller.Silo.NewAsync(CallerKind.Student));
                var issued = (await administrator.Client.PostAsync($"/v1/people/{student.PersonId}/reset-code", "")).Ok();
                return await Json(new JsonObject { ["login"] = student.Username, ["code"] = (string)issued["code"]!, ["newPassword"] = NewPassword });
            },
        },
        new("signOut", Permission.SignOut, 204),
    ];

    private static IEnumerable<AccessRule> OwnAccount() =>
    [
        new("devices", Permission.OwnAccount, 200),
        new("revokeDevice", Permission.OwnAccount, 204)
        {
            Whose = "own devices",
            Own = async caller => [$"{await caller.Silo.SessionAsync(caller.PersonId)}"],
        },
        new("profile", Permission.OwnAccount, 200),
        new("changeProfile", Permission.OwnAccount, 200)
        {
            Expected = OfAnAccount(200),
            Body = _ => Json(new JsonObject { ["password"] = AttackedSilo.Password, ["name"] = "Siti Rahma" }),
        },
        new("changePassword", Permission.OwnAccount, 204)
        {
            Expected = OfAnAccount(204),
            Body = _ => Json(new JsonObject { ["currentPassword"] = AttackedSilo.Password, ["newPassword"] = NewPassword }),
        },
        new("secondFactor", Permission.OwnAccount, 200),
        new("beginSecondFactor", Permission.OwnAccount, 200) { Expected = OfAnAccount(200), Body = _ => Json(PasswordAlone()) },
        new("confirmSecondFactor", Permission.OwnAccount, 200)
        {
            Expected = OfAnAccount(200),
            Body = async caller => await Json(new JsonObject { ["code"] = await BegunAsync(caller) is { } key ? Authenticator.Code(key) : "123456" }),
        },
        new("removeSecondFactor", Permission.OwnAccount, 204)
        {
            Expected = OfAnAccount(204),
            Body = async caller =>
            {
                var body = PasswordAlone();
                body["code"] = "123456";
                if (await BegunAsync(caller) is { } key)
                {
                    var codes = (await caller.Client.PostAsync("/v1/me/second-factor/confirm", new JsonObject { ["code"] = Authenticator.Code(key) })).Ok();
                    body["code"] = (string)codes["recoveryCodes"]![0]!;
                }
                return await Json(body);
            },
        },
    ];

    private static JsonObject PasswordAlone() => new() { ["password"] = AttackedSilo.Password };

    /// <summary>A guest has no account that this could be done to.</summary>
    private static Func<CallerKind, int> OfAnAccount(int success) => kind => kind.IsNobody() ? 401 : kind == CallerKind.Guest ? 409 : success;

    /// <summary>The key of a second factor that waits for its first code; null where the caller has no account.</summary>
    private static async Task<string?> BegunAsync(Caller caller) =>
        caller.Kind.IsNobody() || caller.Kind == CallerKind.Guest
            ? null
            : (string)(await caller.Client.PostAsync("/v1/me/second-factor", PasswordAlone())).Ok()["key"]!;
}
