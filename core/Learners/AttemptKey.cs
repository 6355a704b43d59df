namespace EnglishLearning.Core.Learners;

/// <summary>
/// The order in which attempts count: by time of answer, then by id. A total order over a learner's attempts that does
/// not depend on how they arrived. <paramref name="AnsweredAt"/> is UTC, in whole milliseconds.
/// </summary>
public readonly record struct AttemptKey(DateTimeOffset AnsweredAt, Guid AttemptId) : IComparable<AttemptKey>
{
    public int CompareTo(AttemptKey other)
    {
        var byTime = AnsweredAt.CompareTo(other.AnsweredAt);
        return byTime != 0 ? byTime : AttemptId.CompareTo(other.AttemptId);
    }

    public static bool operator <(AttemptKey left, AttemptKey right) => left.CompareTo(right) < 0;

    public static bool operator >(AttemptKey left, AttemptKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(AttemptKey left, AttemptKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AttemptKey left, AttemptKey right) => left.CompareTo(right) >= 0;
}
