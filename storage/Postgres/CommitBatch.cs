using EnglishLearning.Storage.Rows;
using Npgsql;

namespace EnglishLearning.Storage.Postgres;

/// <summary>Commits as the parameters of <see cref="AttemptSql.Commit"/>.</summary>
internal static class CommitBatch
{
    public static async Task<IReadOnlyList<CommitOutcome>> WriteAsync(NpgsqlConnection connection, IReadOnlyList<LearnerCommit> commits)
    {
        await using var command = connection.Command(AttemptSql.Commit);
        foreach (var parameters in ToParameters([.. commits.OrderBy(commit => commit.Learner.LearnerId)]))
            parameters.AddTo(command);
        var rows = await command.QueryAsync(row => (LearnerId: row.Id(), Outcome: Outcome(duplicate: row.Flag(), written: row.Flag())));
        var outcomes = rows.ToDictionary(row => row.LearnerId, row => row.Outcome);
        return [.. commits.Select(commit => outcomes[commit.Learner.LearnerId])];
    }

    private static CommitOutcome Outcome(bool duplicate, bool written) =>
        written ? CommitOutcome.Committed
        : duplicate ? CommitOutcome.DuplicateAttempt
        : CommitOutcome.VersionConflict;

    private static UnnestParameters[] ToParameters(IReadOnlyList<LearnerCommit> commits)
    {
        var learners = new UnnestParameters(LearnerRow.Columns);
        var attempts = new UnnestParameters(AttemptSql.Logged);
        var cards = new UnnestParameters(CardRow.Columns);
        var flashcards = new UnnestParameters(FlashcardRow.Columns);
        var index = 0;
        foreach (var commit in commits)
        {
            var learnerId = commit.Learner.LearnerId;
            LearnerRow.Write(learners, commit.Learner);
            foreach (var attempt in commit.Attempts)
                AttemptRow.Write(attempts, learnerId, attempt).Add(index++);
            foreach (var (questionId, card) in commit.Cards)
                CardRow.Write(cards, learnerId, questionId, card);
            // One statement cannot write one row twice: the last text of a flashcard wins.
            foreach (var flashcard in commit.Flashcards.Reverse().DistinctBy(flashcard => flashcard.QuestionId))
                FlashcardRow.Write(flashcards, learnerId, flashcard);
        }
        return [learners, attempts, cards, flashcards];
    }
}
