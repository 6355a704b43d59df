using EnglishLearning.Core.Classes;
using Xunit;

namespace EnglishLearning.Core.Tests.Classes;

public sealed class AssignmentRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static readonly AssignmentDraft Questions = new(AssignmentKind.Questions, "Ulangan", "", ["q-01"], null, 0, Now, Now.AddDays(7));
    private static readonly AssignmentDraft Lesson = Questions with { Kind = AssignmentKind.Lesson, QuestionIds = [], LessonId = "a1-family" };
    private static readonly AssignmentDraft Reviews = Questions with { Kind = AssignmentKind.ReviewCount, QuestionIds = [], Goal = 20 };

    public static TheoryData<AssignmentDraft, AssignmentPart?> Drafts => new()
    {
        { Questions, null },
        { Lesson, null },
        { Reviews, null },
        { Reviews with { Kind = AssignmentKind.ReviewMinutes, Goal = 300 }, null },
        { Questions with { Instructions = "Baca dulu.\nLalu kerjakan." }, null },
        { Questions with { Title = " " }, AssignmentPart.Title },
        { Questions with { Title = new string('a', 201) }, AssignmentPart.Title },
        { Questions with { Instructions = new string('a', 2001) }, AssignmentPart.Instructions },
        { Questions with { Instructions = "\u001b[2J" }, AssignmentPart.Instructions },
        { Questions with { QuestionIds = [] }, AssignmentPart.QuestionIds },
        { Questions with { QuestionIds = ["q-01", "q-01"] }, AssignmentPart.QuestionIds },
        { Questions with { QuestionIds = [""] }, AssignmentPart.QuestionIds },
        { Questions with { QuestionIds = ["q 01"] }, AssignmentPart.QuestionIds },
        { Questions with { QuestionIds = ["q\0"] }, AssignmentPart.QuestionIds },
        { Questions with { QuestionIds = [.. Enumerable.Range(0, 101).Select(i => $"q-{i}")] }, AssignmentPart.QuestionIds },
        { Questions with { LessonId = "a1-family" }, AssignmentPart.LessonId },
        { Lesson with { LessonId = null }, AssignmentPart.LessonId },
        { Lesson with { QuestionIds = ["q-01"] }, AssignmentPart.QuestionIds },
        { Questions with { Goal = 1 }, AssignmentPart.Goal },
        { Reviews with { Goal = 0 }, AssignmentPart.Goal },
        { Reviews with { Goal = 501 }, AssignmentPart.Goal },
        { Reviews with { Kind = AssignmentKind.ReviewMinutes, Goal = 301 }, AssignmentPart.Goal },
        { Questions with { DueAt = Now }, AssignmentPart.DueAt },
        { Questions with { DueAt = Now.AddDays(367) }, AssignmentPart.DueAt },
    };

    [Theory]
    [MemberData(nameof(Drafts))]
    public void Draft_IsUsable_OrSaysWhichPartIsNot(AssignmentDraft draft, AssignmentPart? fault) => Assert.Equal(fault, AssignmentRules.Fault(draft));
}
