using EnglishLearning.Bench.Http;
using EnglishLearning.Bench.Soak;

namespace EnglishLearning.Bench.Tests.Soak;

public sealed class IntegrityTests
{
    private readonly Student _student = new(new TokenReply("token", 3600, "refresh", Guid.NewGuid()), new Random(1));
    private readonly List<Attempt> _log = [];

    [Fact]
    public void Faults_LogThatHoldsWhatWasAcknowledged_HasNone()
    {
        Answer(1);
        var undone = Answer(2);
        _student.Undo(undone);
        Log("void", Guid.CreateVersion7(), voids: undone);
        _student.Imported = 1;
        Log("import", Guid.CreateVersion7());
        Assert.Empty(Integrity.Faults(_student, _log, attempts: 2));
    }

    [Fact]
    public void Faults_AnswerLostStrayOrTwice_IsNamed()
    {
        Answer(1);
        _student.Accept(Body(Guid.CreateVersion7(), 2));
        Assert.Contains("1 acknowledged answers are not in the log", Integrity.Faults(_student, _log, 2));
        Log("answer", Guid.CreateVersion7());
        Assert.Contains("1 answers in the log were never acknowledged", Integrity.Faults(_student, _log, 2));
        _log.Add(_log[0]);
        Assert.Contains("an answer stands twice in the log", Integrity.Faults(_student, _log, 2));
    }

    [Fact]
    public void Faults_ProgressThatCountsOtherwise_IsNamed()
    {
        Answer(1);
        Assert.Equal(["progress counts 2 attempts, 1 stand"], Integrity.Faults(_student, _log, attempts: 2));
    }

    [Fact]
    public void Faults_UndoOrImportMissing_IsNamed()
    {
        _student.Undo(Answer(1));
        _student.Imported = 3;
        Assert.Equal(
            ["the log does not take back what was taken back", "0 imported reviews in the log, 3 acknowledged"],
            Integrity.Faults(_student, _log, attempts: 3));
    }

    [Fact]
    public void Last_IsTheLatestByTimeOfAnswer_AndFallsBackWhenTakenBack()
    {
        var late = Answer(9);
        var early = Answer(1);
        Assert.Equal((late, early), (_student.Last, _student.First));
        _student.Undo(late);
        Assert.Equal((early, 1), (_student.Last, _student.Standing));
    }

    [Fact]
    public void Now_AskedTwice_IsLaterTheSecondTime() => Assert.True(_student.Now() < _student.Now());

    private Guid Answer(int minute)
    {
        var id = Guid.CreateVersion7();
        _student.Accept(Body(id, minute));
        Log("answer", id);
        return id;
    }

    private void Log(string kind, Guid id, Guid? voids = null) =>
        _log.Add(new Attempt(id, kind, "q", Histories.Start, 3, 0.5, voids));

    private static AttemptBody Body(Guid id, int minute) =>
        new(id, "q", 1, ApiJson.Text("a"), Histories.Start.AddMinutes(minute), 1000, 0);
}
