namespace EnglishLearning.Core.Accounts;

/// <summary>What roles are called in tokens and on the wire; never changed.</summary>
public static class RoleNames
{
    public const string Student = "student";
    public const string Teacher = "teacher";
    public const string Author = "author";
    public const string Reviewer = "reviewer";
    public const string DataScientist = "data-scientist";
    public const string Operator = "operator";
    public const string Administrator = "administrator";

    private static readonly (Role Role, string Name)[] All =
    [
        (Role.Student, Student),
        (Role.Teacher, Teacher),
        (Role.Author, Author),
        (Role.Reviewer, Reviewer),
        (Role.DataScientist, DataScientist),
        (Role.Operator, Operator),
        (Role.Administrator, Administrator),
    ];

    /// <summary>One name for each role in it.</summary>
    public static string[] Of(Role roles) => [.. All.Where(known => roles.HasFlag(known.Role)).Select(known => known.Name)];

    /// <summary>The roles among the names.</summary>
    public static Role Known(IEnumerable<string> names) =>
        All.Where(known => names.Contains(known.Name)).Aggregate(Role.None, (roles, known) => roles | known.Role);

    /// <summary>False where one of the names is of no role.</summary>
    public static bool TryParse(IEnumerable<string> names, out Role roles)
    {
        roles = Role.None;
        foreach (var name in names)
        {
            if (Array.Find(All, known => known.Name == name) is not { Role: not Role.None } found)
                return false;
            roles |= found.Role;
        }
        return true;
    }
}
