using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Attack.Tests.Actors;

/// <summary>Who knocks.</summary>
public enum CallerKind
{
    Anonymous,
    Guest,
    Student,
    Teacher,
    Author,
    Reviewer,
    DataScientist,
    Operator,
    Administrator,

    /// <summary>Signed out a while ago; the token has not expired.</summary>
    EndedSession,

    /// <summary>Signed with the right key, for somebody who is signed in, and past its end.</summary>
    ExpiredToken,
}

public static class CallerKinds
{
    public static readonly IReadOnlyList<CallerKind> All = Enum.GetValues<CallerKind>();

    /// <summary>Those who hold a role, each one alone.</summary>
    public static readonly IReadOnlyList<CallerKind> WithRole =
    [
        CallerKind.Student, CallerKind.Teacher, CallerKind.Author, CallerKind.Reviewer,
        CallerKind.DataScientist, CallerKind.Operator, CallerKind.Administrator,
    ];

    public static Role Role(this CallerKind kind) => kind switch
    {
        CallerKind.Guest or CallerKind.Student or CallerKind.EndedSession or CallerKind.ExpiredToken => Core.Accounts.Role.Student,
        CallerKind.Anonymous => Core.Accounts.Role.None,
        _ => Enum.Parse<Role>($"{kind}"),
    };

    /// <summary>Nobody is behind its token, whatever it says.</summary>
    public static bool IsNobody(this CallerKind kind) => kind is CallerKind.Anonymous or CallerKind.EndedSession or CallerKind.ExpiredToken;
}
