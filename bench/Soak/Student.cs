using EnglishLearning.Bench.Http;

namespace EnglishLearning.Bench.Soak;

/// <summary>A learner of the soak, and what the server has acknowledged to it. One thing at a time.</summary>
internal sealed class Student
{
    private static readonly Comparer<(DateTimeOffset AnsweredAt, Guid AttemptId)> ByTime =
        Comparer<(DateTimeOffset AnsweredAt, Guid AttemptId)>.Default;

    private readonly SortedSet<(DateTimeOffset AnsweredAt, Guid AttemptId)> _standing = new(ByTime);
    private readonly HashSet<Guid> _undone = [];
    private DateTimeOffset _lastNow;
    private DateTimeOffset _renewAt;

    public Student(TokenReply guest, Random random)
    {
        Random = random;
        LearnerId = guest.LearnerId;
        SignIn(guest);
    }

    public Guid LearnerId { get; }

    public string Token { get; private set; } = "";

    public string RefreshToken { get; private set; } = "";

    public bool NeedsToken => TimeProvider.System.GetUtcNow() >= _renewAt;

    public Random Random { get; }

    /// <summary>Offered and not answered yet.</summary>
    public Queue<Question> Offered { get; } = new();

    /// <summary>Reviews brought along.</summary>
    public int Imported { get; set; }

    /// <summary>Imports so far: each is a file of its own.</summary>
    public int Imports { get; set; }

    /// <summary>A request failed that may have been carried out all the same: the counts cannot be relied on.</summary>
    public bool IsUncertain { get; set; }

    public IReadOnlySet<Guid> Undone => _undone;

    public IEnumerable<Guid> Accepted => _standing.Select(answer => answer.AttemptId).Concat(_undone);

    public int Standing => _standing.Count;

    /// <summary>The answer that can be taken back: the last by time of answer, then by id.</summary>
    public Guid? Last => _standing.Count == 0 ? null : _standing.Max.AttemptId;

    public Guid? First => _standing.Count == 0 ? null : _standing.Min.AttemptId;

    public void SignIn(TokenReply reply)
    {
        (Token, RefreshToken) = (reply.AccessToken, reply.RefreshToken);
        _renewAt = TimeProvider.System.GetUtcNow().AddSeconds(reply.ExpiresIn * 0.8);
    }

    public void Accept(AttemptBody attempt) => _standing.Add((attempt.AnsweredAt, attempt.AttemptId));

    public void Undo(Guid attemptId)
    {
        _standing.RemoveWhere(answer => answer.AttemptId == attemptId);
        _undone.Add(attemptId);
    }

    /// <summary>Now, in whole milliseconds as the log keeps it, later each time.</summary>
    public DateTimeOffset Now()
    {
        // A little behind: a server whose clock lags would move times ahead of it to its own.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - 2_000);
        return _lastNow = now > _lastNow ? now : _lastNow.AddMilliseconds(1);
    }

    /// <summary>A time in the last two days, of an answer given without a connection.</summary>
    public DateTimeOffset Earlier() => DateTimeOffset.FromUnixTimeMilliseconds(
        TimeProvider.System.GetUtcNow().AddSeconds(-Random.Next(10, 2 * 24 * 3600)).ToUnixTimeMilliseconds() + Random.Next(1000));

    /// <summary>An answer to a question, as mixed as learners are.</summary>
    public AttemptBody Answer(Question question, DateTimeOffset at, AnswerKeys keys)
    {
        var hints = Random.NextDouble() < 0.2 ? Random.Next(question.Hints.Count + 1) : 0;
        return new AttemptBody(
            AttemptIds.Of(at, Guid.NewGuid().ToString()),
            null,
            question.Version,
            keys.Respond(question, right: Random.NextDouble() < 0.7, Random),
            at,
            Random.Next(300, 30_000),
            hints,
            question.Type == "flashcard" ? Random.Next(1, 5) : null,
            Random.NextDouble() < 0.05 ? true : null);
    }
}
