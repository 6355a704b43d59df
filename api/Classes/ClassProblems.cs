using EnglishLearning.Api.Problems;
using EnglishLearning.Contracts.Classes;

namespace EnglishLearning.Api.Classes;

/// <summary>Which problem it is that nothing was done with a class.</summary>
internal static class ClassProblems
{
    /// <param name="retryAfter">Where it is locked.</param>
    public static ProblemResult Of(ClassStatus status, HttpContext? context = null, TimeSpan retryAfter = default)
    {
        if (status == ClassStatus.Locked && context is not null)
            context.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds))}";
        return new ProblemResult(status switch
        {
            ClassStatus.Outdated => ProblemKinds.Outdated,
            ClassStatus.TooManyClasses => ProblemKinds.TooManyClasses,
            ClassStatus.TooManyTeachers => ProblemKinds.TooManyTeachers,
            ClassStatus.NotOwner => ProblemKinds.NotOwner,
            ClassStatus.UnknownTeacher => ProblemKinds.UnknownTeacher,
            ClassStatus.OwnerStays => ProblemKinds.OwnerStays,
            ClassStatus.UnknownCode => ProblemKinds.UnknownClassCode,
            ClassStatus.Locked => ProblemKinds.ClassCodeLocked,
            ClassStatus.Full => ProblemKinds.ClassFull,
            ClassStatus.NoAccount => ProblemKinds.AccountNeeded,
            ClassStatus.UnknownMember => ProblemKinds.UnknownMember,
            ClassStatus.MemberProtected => ProblemKinds.MemberProtected,
            ClassStatus.UnknownAssignment => ProblemKinds.UnknownAssignment,
            ClassStatus.UnknownQuestions => ProblemKinds.UnknownQuestions,
            ClassStatus.UnknownLesson => ProblemKinds.UnknownLesson,
            ClassStatus.TooManyAssignments => ProblemKinds.TooManyAssignments,
            ClassStatus.DueBeforeOpening => ProblemKinds.DueBeforeOpening,
            _ => ProblemKinds.UnknownClass,
        });
    }
}
