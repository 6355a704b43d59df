using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Classes;

namespace EnglishLearning.Api.Classes;

/// <param name="Instructions">Plain text, at most 2000 characters.</param>
/// <param name="QuestionIds">For questions: 1 to 100.</param>
/// <param name="LessonId">For a lesson.</param>
/// <param name="Goal">For reviews: 1 to 500 cards or 1 to 300 minutes.</param>
/// <param name="OpenedAt">From when it is shown and answers count; now by default.</param>
public sealed record NewAssignmentBody(
    AssignmentKind Kind,
    string Title,
    DateTimeOffset DueAt,
    string Instructions = "",
    IReadOnlyList<string>? QuestionIds = null,
    string? LessonId = null,
    int Goal = 0,
    DateTimeOffset? OpenedAt = null);

/// <summary>JSON Merge Patch (RFC 7396): what is absent stays. What is to be done stays too, as some may have done it.</summary>
public sealed record AssignmentPatchBody(string? Title = null, string? Instructions = null, DateTimeOffset? DueAt = null);

/// <param name="QuestionIds">Also those of a lesson, as they were when it was made; none for reviews.</param>
/// <param name="Total">Questions, cards or minutes.</param>
/// <param name="TimeZone">IANA, of the class: in which the due date is meant.</param>
public sealed record AssignmentBody(
    Guid Id, Guid ClassId, AssignmentKind Kind, string Title, string Instructions, IReadOnlyList<string> QuestionIds, string? LessonId, int Total,
    DateTimeOffset OpenedAt, DateTimeOffset DueAt, string TimeZone)
{
    internal static AssignmentBody Of(AssignmentView view) => new(
        view.AssignmentId, view.ClassId, view.Kind, view.Title, view.Instructions, view.QuestionIds, view.LessonId, view.Total,
        view.OpenedAt, view.DueAt, view.TimeZone);
}

public sealed record AssignmentsReply(IReadOnlyList<AssignmentBody> Assignments);

/// <summary>With how far each present member is.</summary>
public sealed record AssignmentProgressReply(AssignmentBody Assignment, IReadOnlyList<MemberProgressBody> Members);

/// <param name="Done">Questions, cards or minutes.</param>
public sealed record MemberProgressBody(Guid LearnerId, int? Number, string Name, AssignmentState State, int Done);

/// <param name="Done">Questions, cards or minutes of the learner's own.</param>
public sealed record OwnAssignmentBody(AssignmentBody Assignment, string ClassName, AssignmentState State, int Done);

public sealed record OwnAssignmentsReply(IReadOnlyList<OwnAssignmentBody> Assignments);
