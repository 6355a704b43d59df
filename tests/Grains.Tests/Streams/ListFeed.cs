using EnglishLearning.Core.Ability;
using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Fsrs;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Stream;

namespace EnglishLearning.Grains.Tests.Streams;

/// <summary>One queue of the log in memory.</summary>
internal sealed class ListFeed : IAttemptFeed
{
    private readonly List<LoggedAttempt> _entries = [];

    public LogPosition Checkpoint { get; private set; }

    /// <summary>Calls fail.</summary>
    public bool Away { get; set; }

    public IReadOnlyList<LoggedAttempt> Entries => _entries;

    public void Add(params string[] questionIds)
    {
        foreach (var questionId in questionIds)
            _entries.Add(new LoggedAttempt(new LogPosition(_entries.Count / 3 + 1, _entries.Count % 3), Guid.Empty, Attempt(questionId)));
    }

    public async Task<IReadOnlyList<LoggedAttempt>> ReadAsync(int queue, LogPosition after, int limit, CancellationToken cancel = default)
    {
        await FailWhereAwayAsync();
        return [.. _entries.Where(entry => entry.Position > after).Take(limit)];
    }

    public async Task<LogPosition> LoadCheckpointAsync(string consumer, int queue, CancellationToken cancel = default)
    {
        await FailWhereAwayAsync();
        return Checkpoint;
    }

    public async Task<bool> SaveCheckpointAsync(
        string consumer, int queue, LogPosition expected, LogPosition next, CancellationToken cancel = default)
    {
        await FailWhereAwayAsync();
        if (expected != Checkpoint)
            return false;
        Checkpoint = next;
        return true;
    }

    private async Task FailWhereAwayAsync()
    {
        await Task.Yield();
        if (Away)
            throw new StorageException(StorageFault.Unavailable, "Switched off by a test.");
    }

    internal static Attempt Attempt(string questionId) => new()
    {
        AttemptId = Guid.CreateVersion7(),
        Kind = EntryKind.Answer,
        QuestionId = questionId,
        QuestionVersion = 1,
        Skill = Skill.Grammar,
        Response = "\"b\"",
        AnsweredAt = DateTimeOffset.UnixEpoch,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Day = 0,
        ResponseMs = 0,
        HintsUsed = 0,
        Correct = true,
        Score = 1,
        Rating = Rating.Good,
        Rated = true,
        SelfGraded = false,
        First = true,
        Parameters = new QuestionParameters(Scale.NewLearner, 0, 0),
        PCorrect = 0.5,
        AbilityBefore = Scale.NewLearner,
        AbilityAfter = Scale.NewLearner,
        CardAfter = default,
        BodyHash = 0,
    };
}
