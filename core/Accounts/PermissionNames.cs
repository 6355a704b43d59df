using System.Text.Json;

namespace EnglishLearning.Core.Accounts;

/// <summary>What permissions are called in the description of the API.</summary>
public static class PermissionNames
{
    /// <summary>For who needs none.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>Of a single permission, such as "own-account".</summary>
    public static string Of(Permission permission) =>
        permission == Permission.None ? Anonymous : JsonNamingPolicy.KebabCaseLower.ConvertName($"{permission}");
}
