namespace EnglishLearning.Core.Classes;

/// <summary>A part of an assignment.</summary>
public enum AssignmentPart
{
    Title,
    Instructions,
    QuestionIds,
    LessonId,
    Goal,
    DueAt,
}

/// <summary>What a teacher asks a class to do.</summary>
/// <param name="Instructions">Plain text.</param>
/// <param name="LessonId">Of a lesson alone.</param>
/// <param name="Goal">Cards or minutes, of reviews alone; else 0.</param>
public sealed record AssignmentDraft(
    AssignmentKind Kind, string Title, string Instructions, IReadOnlyList<string> QuestionIds, string? LessonId, int Goal, DateTimeOffset OpenedAt, DateTimeOffset DueAt);

/// <summary>What an assignment may be.</summary>
public static class AssignmentRules
{
    public const int MostAssignments = 200;
    public const int LongestTitle = 200;
    public const int LongestInstructions = 2000;
    public const int MostQuestions = 100;
    public const int MostCards = 500;
    public const int MostMinutes = 300;

    private const int LongestId = 100;

    private static readonly TimeSpan LongestTerm = TimeSpan.FromDays(366);

    /// <summary>The first part that cannot be used, or null.</summary>
    public static AssignmentPart? Fault(AssignmentDraft draft)
    {
        if (ClassRules.Line(draft.Title, LongestTitle) is null)
            return AssignmentPart.Title;
        if (draft.Instructions.Length > LongestInstructions || !ClassRules.IsPlain(draft.Instructions, lineBreaks: true))
            return AssignmentPart.Instructions;
        if (!QuestionsFit(draft))
            return AssignmentPart.QuestionIds;
        if ((draft.Kind == AssignmentKind.Lesson) != draft.LessonId is { Length: > 0 and <= LongestId })
            return AssignmentPart.LessonId;
        if (!GoalFits(draft.Kind, draft.Goal))
            return AssignmentPart.Goal;
        return IsTerm(draft.OpenedAt, draft.DueAt) ? null : AssignmentPart.DueAt;
    }

    public static bool IsTerm(DateTimeOffset openedAt, DateTimeOffset dueAt) => dueAt > openedAt && dueAt - openedAt <= LongestTerm;

    /// <summary>How much there is to do: questions, cards or minutes.</summary>
    public static int Total(AssignmentKind kind, int questions, int goal) => kind is AssignmentKind.Questions or AssignmentKind.Lesson ? questions : goal;

    private static bool QuestionsFit(AssignmentDraft draft) =>
        draft.Kind == AssignmentKind.Questions
            ? draft.QuestionIds.Count is > 0 and <= MostQuestions
                && draft.QuestionIds.Distinct().Count() == draft.QuestionIds.Count
                && draft.QuestionIds.All(id => id is { Length: > 0 and <= LongestId } && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-'))
            : draft.QuestionIds.Count == 0;

    private static bool GoalFits(AssignmentKind kind, int goal) => kind switch
    {
        AssignmentKind.ReviewCount => goal is > 0 and <= MostCards,
        AssignmentKind.ReviewMinutes => goal is > 0 and <= MostMinutes,
        _ => goal == 0,
    };
}
