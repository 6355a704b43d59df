using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Classes;

namespace EnglishLearning.Grains.Tests.Wire;

/// <summary>Messages of classes.</summary>
internal static class ClassSamples
{
    private static readonly DateTimeOffset Time = new(2026, 11, 24, 8, 30, 15, 123, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Time.AddDays(7);
    private static readonly Guid First = new("019aaaf0-0000-7000-8000-000000000001");
    private static readonly Guid Second = new("019aaaf0-0000-7000-8000-000000000002");

    public static IReadOnlyList<object> All =>
    [
        Teacher,
        Class,
        new ClassReply(ClassStatus.Full, Class, TimeSpan.FromSeconds(7)),
        new ClassChange("8A", "Asia/Jayapura", false),
        new MemberView(First, 7, "Budi", "budi.1234", AccountState.AwaitingConsent, true, Time, Later),
        Joined,
        new JoinReply(ClassStatus.Locked, Joined, TimeSpan.FromSeconds(7)),
        Issued,
        new PinReply(ClassStatus.MemberProtected, Issued),
        new MemberResetReply(ClassStatus.Done, new IssuedReset(new("ABCD"), Later)),
        Row,
        Error,
        new RosterReply(ClassStatus.Outdated, new[] { Row }, new[] { Error }, new[] { Issued }),
        Topic,
        Learner,
        new ClassReport(First, "7A", Time, Later, new[] { Topic }, new[] { Learner }),
        new NewAssignment(AssignmentKind.ReviewCount, "Ulangan", "Kerjakan sendiri.", new[] { "q-01" }, "a1-family", 20, Time, Later),
        new AssignmentChange("Judul", "Petunjuk", Later),
        Assignment,
        Progress,
        new AssignmentReply(ClassStatus.UnknownLesson, Assignment, new[] { Progress }),
        new OwnAssignment(Assignment, "7A", AssignmentState.UnderWay, 3),
    ];

    private static TeacherView Teacher => new(Second, "Bu Ani", true);

    private static ClassView Class => new(First, "7A", "Asia/Makassar", "ABCD-1234", true, new[] { Teacher }, 36, Time, 5);

    private static JoinedClass Joined => new(First, "7A", "Asia/Makassar", new[] { "Bu Ani" }, 7, Time);

    private static IssuedPin Issued => new(First, 7, "Budi", "budi.1234", new("123456"));

    private static RosterResult Row => new(2, RosterOutcome.Matched, 7, "Budi", "budi.1234");

    private static RosterError Error => new(3, RosterColumn.BirthDate, RosterFault.OtherPerson);

    private static TopicReport Topic => new(Skill.Reading, CefrLevel.B2, "reading-b2", 30, 90, 60, 0.5, new[] { 1, 2, 3, 4 }, new[] { First, Second });

    private static LearnerReport Learner => new(
        First, 7, "Budi", 40, 30, 5, new[] { new SkillProgress(new AbilityView(Skill.Listening, -0.5, 0.75, CefrLevel.A2), 9) }, Later, new[] { "reading-b2" });

    private static AssignmentView Assignment =>
        new(First, Second, AssignmentKind.Lesson, "Judul", "Petunjuk", new[] { "q-01", "q-02" }, "a1-family", 2, Time, Later, "Asia/Jakarta", 3);

    private static MemberProgress Progress => new(First, 7, "Budi", AssignmentState.DoneLate, 2);
}
