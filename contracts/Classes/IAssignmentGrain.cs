using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Classes;

namespace EnglishLearning.Contracts.Classes;

/// <summary>What classes are asked to do, and how far their members are. Keeps nothing in memory. Key 0.</summary>
[Alias("el.IAssignmentGrain")]
public interface IAssignmentGrain : IGrainWithIntegerKey
{
    /// <param name="task">Within the rules.</param>
    [Alias("Create")]
    Task<AssignmentReply> CreateAsync(Actor by, Guid classId, NewAssignment task);

    /// <summary>Null where the class is unknown; the last due first.</summary>
    [Alias("List")]
    Task<IReadOnlyList<AssignmentView>?> ListAsync(Guid teacherId, Guid classId);

    /// <summary>With how far each present member is; that the teacher looked is in the audit log before.</summary>
    [Alias("Find")]
    Task<AssignmentReply> FindAsync(Actor by, Guid classId, Guid assignmentId);

    /// <param name="version">That the change was made from.</param>
    [Alias("Change")]
    Task<AssignmentReply> ChangeAsync(Actor by, Guid classId, Guid assignmentId, AssignmentChange change, int version);

    [Alias("Delete")]
    Task<ClassStatus> DeleteAsync(Actor by, Guid classId, Guid assignmentId);

    /// <summary>Those of the learner's classes that are open, the next due first; those that were due within the last weeks too.</summary>
    [Alias("OfLearner")]
    Task<IReadOnlyList<OwnAssignment>> OfLearnerAsync(Guid learnerId);
}

/// <param name="Goal">Cards or minutes of reviews; else 0.</param>
[GenerateSerializer, Immutable, Alias("el.NewAssignment")]
public sealed record NewAssignment(
    [property: Id(0)] AssignmentKind Kind,
    [property: Id(1)] string Title,
    [property: Id(2)] string Instructions,
    [property: Id(3)] IReadOnlyList<string> QuestionIds,
    [property: Id(4)] string? LessonId,
    [property: Id(5)] int Goal,
    [property: Id(6)] DateTimeOffset OpenedAt,
    [property: Id(7)] DateTimeOffset DueAt);

/// <summary>Null stays as it is. What is to be done stays, as some may have done it.</summary>
[GenerateSerializer, Immutable, Alias("el.AssignmentChange")]
public sealed record AssignmentChange([property: Id(0)] string? Title, [property: Id(1)] string? Instructions, [property: Id(2)] DateTimeOffset? DueAt);

/// <param name="QuestionIds">Also those of a lesson, as they were when it was made.</param>
/// <param name="Total">Questions, cards or minutes.</param>
/// <param name="TimeZone">IANA, of the class.</param>
[GenerateSerializer, Immutable, Alias("el.AssignmentView")]
public sealed record AssignmentView(
    [property: Id(0)] Guid AssignmentId,
    [property: Id(1)] Guid ClassId,
    [property: Id(2)] AssignmentKind Kind,
    [property: Id(3)] string Title,
    [property: Id(4)] string Instructions,
    [property: Id(5)] IReadOnlyList<string> QuestionIds,
    [property: Id(6)] string? LessonId,
    [property: Id(7)] int Total,
    [property: Id(8)] DateTimeOffset OpenedAt,
    [property: Id(9)] DateTimeOffset DueAt,
    [property: Id(10)] string TimeZone,
    [property: Id(11)] int Version);

/// <param name="Assignment">Where it is done.</param>
/// <param name="Members">Where it was asked for.</param>
[GenerateSerializer, Immutable, Alias("el.AssignmentReply")]
public sealed record AssignmentReply(
    [property: Id(0)] ClassStatus Status, [property: Id(1)] AssignmentView? Assignment, [property: Id(2)] IReadOnlyList<MemberProgress> Members)
{
    public static AssignmentReply Of(ClassStatus status) => new(status, null, []);
}

/// <summary>How far a member is.</summary>
[GenerateSerializer, Immutable, Alias("el.MemberProgress")]
public sealed record MemberProgress(
    [property: Id(0)] Guid LearnerId,
    [property: Id(1)] int? Number,
    [property: Id(2)] string Name,
    [property: Id(3)] AssignmentState State,
    [property: Id(4)] int Done);

/// <summary>An assignment as a learner sees it, with their own progress.</summary>
[GenerateSerializer, Immutable, Alias("el.OwnAssignment")]
public sealed record OwnAssignment(
    [property: Id(0)] AssignmentView Assignment, [property: Id(1)] string ClassName, [property: Id(2)] AssignmentState State, [property: Id(3)] int Done);
