namespace EnglishLearning.Core.Classes;

/// <summary>What is to be done. Stored and sent: the numbers are frozen.</summary>
public enum AssignmentKind
{
    /// <summary>Answer each of some questions.</summary>
    Questions = 1,

    /// <summary>Answer each question of a lesson.</summary>
    Lesson = 2,

    /// <summary>Answer a number of cards that were seen before.</summary>
    ReviewCount = 3,

    /// <summary>Spend minutes on answering such cards.</summary>
    ReviewMinutes = 4,
}

/// <summary>How far somebody is. Sent: the numbers are frozen.</summary>
public enum AssignmentState
{
    NotStarted = 1,
    UnderWay = 2,
    Done = 3,

    /// <summary>Done, but after the due date.</summary>
    DoneLate = 4,
}

/// <summary>What the log is asked for: answers from the opening on.</summary>
/// <param name="QuestionIds">Of the assignment; empty where it is about reviews.</param>
public sealed record AssignmentScope(Guid AssignmentId, DateTimeOffset OpenedAt, DateTimeOffset DueAt, IReadOnlyList<string> QuestionIds);

/// <summary>What a learner did of it since it was opened, and what of that by the due date. Answers taken back do not count.</summary>
/// <param name="Questions">Of the assignment, answered at least once.</param>
/// <param name="Reviews">Answers to questions that were answered before.</param>
/// <param name="ReviewMs">Milliseconds spent on those.</param>
public sealed record AssignmentActivity(
    Guid AssignmentId, Guid LearnerId, int Questions, int QuestionsInTime, int Reviews, int ReviewsInTime, long ReviewMs, long ReviewMsInTime);

/// <summary>How much of an assignment is done.</summary>
/// <param name="Total">Questions, cards or minutes.</param>
public sealed record AssignmentProgress(int Done, int Total, AssignmentState State)
{
    private const int MinuteMs = 60_000;

    /// <param name="activity">Null where nothing was done.</param>
    public static AssignmentProgress Of(AssignmentKind kind, int total, AssignmentActivity? activity)
    {
        var (done, inTime, hasBegun) = activity is null ? (0, 0, false) : kind switch
        {
            AssignmentKind.ReviewCount => (activity.Reviews, activity.ReviewsInTime, activity.Reviews > 0),
            AssignmentKind.ReviewMinutes => ((int)(activity.ReviewMs / MinuteMs), (int)(activity.ReviewMsInTime / MinuteMs), activity.ReviewMs > 0),
            _ => (activity.Questions, activity.QuestionsInTime, activity.Questions > 0),
        };
        var state = inTime >= total ? AssignmentState.Done
            : done >= total ? AssignmentState.DoneLate
            : hasBegun ? AssignmentState.UnderWay
            : AssignmentState.NotStarted;
        return new(Math.Min(done, total), total, state);
    }
}
