using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Contracts.Classes;
using EnglishLearning.Core.Accounts;
using EnglishLearning.Core.Classes;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>Classes that answer what the test wants, and remember what was asked.</summary>
internal sealed class FakeClasses : IClassGrain, IRosterGrain, IAssignmentGrain, IClassReportGrain
{
    public static readonly Guid ClassId = new("019ab000-0000-7000-8000-0000000000c1");
    public static readonly Guid Learner = new("019ab000-0000-7000-8000-0000000000d1");

    /// <summary>Of whatever changes something.</summary>
    public ClassStatus Status { get; set; } = ClassStatus.Done;

    public ClassView? View { get; set; } = new(
        ClassId, "7A", "Asia/Jakarta", "ABCD-1234", true, [new TeacherView(Guid.Empty, "Bu Ani", true)], 36, Samples.Noon, 5);

    public IReadOnlyList<MemberView>? Members { get; set; } =
        [new(Learner, 7, "=Budi", "budi.1234", AccountState.AwaitingConsent, true, Samples.Noon, Samples.Noon.AddHours(1))];

    public RosterReply Roster { get; set; } = new(
        ClassStatus.Done, [new RosterResult(2, RosterOutcome.Created, 7, "=Budi", null)], [], [new IssuedPin(Learner, 7, "=Budi", "budi.1234", new("012345"))]);

    public ClassReport? Report { get; set; }

    public AssignmentView? Assignment { get; set; } = new(
        Learner, ClassId, AssignmentKind.Questions, "Ulangan", "", ["q-01"], null, 1, Samples.Noon, Samples.Noon.AddDays(7), "Asia/Jakarta", 3);

    public List<object?> Asked { get; } = [];

    public Task<ClassReply> CreateAsync(Actor by, string name, string timeZone) => ClassAsync(by, name, timeZone);

    public Task<IReadOnlyList<ClassView>> ListAsync(Guid teacherId) => Task.FromResult<IReadOnlyList<ClassView>>(View is null ? [] : [View]);

    public Task<ClassView?> FindAsync(Guid teacherId, Guid classId) => Task.FromResult(View);

    public Task<ClassReply> ChangeAsync(Actor by, Guid classId, ClassChange change, int version) => ClassAsync(by, classId, change, version);

    public Task<ClassReply> RenewCodeAsync(Actor by, Guid classId) => ClassAsync(by, classId);

    public Task<ClassStatus> ArchiveAsync(Actor by, Guid classId) => StatusAsync(by, classId);

    public Task<ClassReply> AddTeacherAsync(Actor by, Guid classId, string login) => ClassAsync(by, classId, login);

    public Task<ClassStatus> RemoveTeacherAsync(Actor by, Guid classId, Guid teacherId) => StatusAsync(by, classId, teacherId);

    public Task<IReadOnlyList<MemberView>?> MembersAsync(Actor by, Guid classId) => AnswerAsync(Members, by, classId);

    public Task<ClassStatus> RemoveAsync(Actor by, Guid classId, Guid learnerId) => StatusAsync(by, classId, learnerId);

    public Task<JoinReply> JoinAsync(Actor learner, string code) => AnswerAsync(
        new JoinReply(Status, Status == ClassStatus.Done ? Joined : null, TimeSpan.FromSeconds(90)), learner, code);

    public Task<ClassStatus> LeaveAsync(Actor learner, Guid classId) => StatusAsync(learner, classId);

    public Task<IReadOnlyList<JoinedClass>> JoinedAsync(Guid learnerId) => Task.FromResult<IReadOnlyList<JoinedClass>>([Joined]);

    public Task<PinReply> IssuePinAsync(Actor by, Guid classId, Guid learnerId) =>
        AnswerAsync(new PinReply(Status, Status == ClassStatus.Done ? Roster.Pins[0] : null), by, classId, learnerId);

    public Task<RosterReply> ImportAsync(Actor by, Guid classId, byte[] file, bool dryRun) => AnswerAsync(Roster, by, classId, file, dryRun);

    public Task<MemberResetReply> IssueResetAsync(Actor by, Guid classId, Guid learnerId) =>
        AnswerAsync(new MemberResetReply(Status, Status == ClassStatus.Done ? new(new("ABCD-1234-EFGH"), Samples.Noon) : null), by, classId, learnerId);

    public Task<ClassReport?> ReportAsync(Actor by, Guid classId, DateTimeOffset from, DateTimeOffset to) => AnswerAsync(Report, by, classId, from, to);

    public Task<AssignmentReply> CreateAsync(Actor by, Guid classId, NewAssignment task) => TaskAsync(by, classId, task);

    Task<IReadOnlyList<AssignmentView>?> IAssignmentGrain.ListAsync(Guid teacherId, Guid classId) =>
        Task.FromResult<IReadOnlyList<AssignmentView>?>(Assignment is null ? null : [Assignment]);

    public Task<AssignmentReply> FindAsync(Actor by, Guid classId, Guid assignmentId) => TaskAsync(by, classId, assignmentId);

    public Task<AssignmentReply> ChangeAsync(Actor by, Guid classId, Guid assignmentId, AssignmentChange change, int version) =>
        TaskAsync(by, classId, assignmentId, change, version);

    public Task<ClassStatus> DeleteAsync(Actor by, Guid classId, Guid assignmentId) => StatusAsync(by, classId, assignmentId);

    public Task<IReadOnlyList<OwnAssignment>> OfLearnerAsync(Guid learnerId) =>
        Task.FromResult<IReadOnlyList<OwnAssignment>>([new(Assignment!, "7A", AssignmentState.UnderWay, 0)]);

    private static JoinedClass Joined => new(ClassId, "7A", "Asia/Jakarta", ["Bu Ani"], 7, Samples.Noon);

    private Task<ClassReply> ClassAsync(params object?[] asked) =>
        AnswerAsync(Status == ClassStatus.Done ? new ClassReply(Status, View) : new ClassReply(Status), asked);

    private Task<ClassStatus> StatusAsync(params object?[] asked) => AnswerAsync(Status, asked);

    private Task<AssignmentReply> TaskAsync(params object?[] asked) => AnswerAsync(
        Status == ClassStatus.Done ? new(Status, Assignment, [new MemberProgress(Learner, 7, "Budi", AssignmentState.DoneLate, 1)]) : AssignmentReply.Of(Status), asked);

    private Task<T> AnswerAsync<T>(T answer, params object?[] asked)
    {
        Asked.AddRange(asked);
        return Task.FromResult(answer);
    }
}
