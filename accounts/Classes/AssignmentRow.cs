using EnglishLearning.Core.Classes;

namespace EnglishLearning.Accounts.Classes;

/// <summary>What a class is asked to do.</summary>
public sealed class AssignmentRow
{
    public Guid AssignmentId { get; init; }

    public Guid ClassId { get; init; }

    public AssignmentKind Kind { get; init; }

    public string Title { get; set; } = "";

    public string Instructions { get; set; } = "";

    public string? LessonId { get; init; }

    /// <summary>Separated by spaces, which no id holds; empty for reviews. Those of a lesson as they were when the assignment was made.</summary>
    public string QuestionIds { get; init; } = "";

    /// <summary>Cards or minutes of reviews; else 0.</summary>
    public int Goal { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Grows with each change; an If-Match holds it.</summary>
    public int Version { get; set; }

    public IReadOnlyList<string> Questions => QuestionIds.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public int Total => AssignmentRules.Total(Kind, Questions.Count, Goal);

    public AssignmentScope Scope => new(AssignmentId, OpenedAt, DueAt, Questions);
}
