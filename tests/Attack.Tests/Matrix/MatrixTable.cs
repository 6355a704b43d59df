using System.Text;
using EnglishLearning.Attack.Tests.Actors;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Attack.Tests.Matrix;

/// <summary>The matrix as a table of Markdown.</summary>
internal static class MatrixTable
{
    public static string Of(IEnumerable<MatrixRow> rows)
    {
        var table = new StringBuilder();
        table.AppendLine(Line(["Operation", "Permission", "Whose", .. CallerKinds.All.Select(Words)]));
        table.AppendLine(Line(Enumerable.Repeat("---", CallerKinds.All.Count + 3)));
        foreach (var row in rows.OrderBy(row => row.Operation.Path, StringComparer.Ordinal).ThenBy(row => row.Operation.Method, StringComparer.Ordinal))
            table.AppendLine(Line([
                $"`{row.Operation}`", PermissionNames.Of(row.Rule.Needs), row.Rule.Whose ?? (row.Rule.Needs == Permission.None ? "" : "own"),
                .. CallerKinds.All.Select(kind => $"{row.Statuses[kind]}")]));
        return table.ToString();
    }

    /// <summary>Which role may what.</summary>
    public static string OfRoles()
    {
        var table = new StringBuilder();
        table.AppendLine(Line(["Role", "Permissions"]));
        table.AppendLine(Line(["---", "---"]));
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.None))
        {
            var names = Enum.GetValues<Permission>().Where(one => one != Permission.None && RolePermissions.Of(role).HasFlag(one)).Select(PermissionNames.Of);
            table.AppendLine(Line([RoleNames.Of(role)[0], string.Join(", ", names)]));
        }
        return table.ToString();
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Words(CallerKind kind) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{kind}").Replace('-', ' ');
}
