using EnglishLearning.Core.Learners;

namespace EnglishLearning.Grains.Learners;

/// <summary>The last few attempts, so that a retry right after its answer needs no look into the log.</summary>
public sealed class RecentAttempts
{
    /// <summary>A client retries one answer at a time; more would cost memory with each active learner.</summary>
    private const int Capacity = 8;

    private readonly Queue<Attempt> _attempts = new(Capacity);

    public Attempt? Find(Guid attemptId) => _attempts.FirstOrDefault(attempt => attempt.AttemptId == attemptId);

    public void Add(Attempt attempt)
    {
        if (_attempts.Count == Capacity)
            _attempts.Dequeue();
        _attempts.Enqueue(attempt);
    }

    public void Clear() => _attempts.Clear();
}
