using EnglishLearning.Core.Learners;

namespace EnglishLearning.Storage;

/// <summary>What both dialects rely on; a commit that breaks it is the caller's fault and is refused before any write.</summary>
internal static class LearnerCommitRules
{
    /// <summary>Commits of one learner are one subject: they never share a batch.</summary>
    public static readonly IEqualityComparer<LearnerCommit> SameLearner = EqualityComparer<LearnerCommit>.Create(
        (left, right) => left!.Learner.LearnerId == right!.Learner.LearnerId,
        commit => commit.Learner.LearnerId.GetHashCode());

    public static int Rows(LearnerCommit commit) =>
        1 + commit.Attempts.Count + commit.Cards.Count + commit.Flashcards.Count;

    public static void Check(LearnerCommit commit)
    {
        foreach (var attempt in commit.Attempts)
        {
            if (!AttemptMonth.IsValid(attempt.AttemptId))
                throw new ArgumentException($"Attempt {attempt.AttemptId} is no UUIDv7 of the years 2000 to 2099.", nameof(commit));
            if (!IsWhole(attempt.AnsweredAt) || !IsWhole(attempt.ReceivedAt) || !IsWhole(attempt.CardAfter))
                throw new ArgumentException($"Attempt {attempt.AttemptId} has a time that is not in whole milliseconds.", nameof(commit));
        }
        if (commit.Attempts.Count > 1 && commit.Attempts.DistinctBy(attempt => attempt.AttemptId).Count() < commit.Attempts.Count)
            throw new ArgumentException("An attempt is there twice.", nameof(commit));
        foreach (var (questionId, card) in commit.Cards)
        {
            if (!IsWhole(card))
                throw new ArgumentException($"Card {questionId} has a time that is not in whole milliseconds.", nameof(commit));
        }
    }

    private static bool IsWhole(ScheduledCard card) => IsWhole(card.LastReview) && IsWhole(card.Due);

    private static bool IsWhole(DateTimeOffset time) => time.Ticks % TimeSpan.TicksPerMillisecond == 0;
}
