using EnglishLearning.Storage.Rows;
using Npgsql;

namespace EnglishLearning.Storage.Postgres;

/// <summary>Commits as one transaction in one round trip.</summary>
internal static class CommitBatch
{
    public static async Task<IReadOnlyList<CommitOutcome>> WriteAsync(NpgsqlConnection connection, IReadOnlyList<LearnerCommit> commits)
    {
        var answers = commits.Where(IsAnswers).ToArray();
        if (answers.Length == 0)
            return await WriteAnyAsync(connection, commits);
        try
        {
            return await WriteSortedOutAsync(connection, commits, answers, [.. commits.Where(commit => !IsAnswers(commit))]);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // An attempt is there already; nothing of this was written.
            return await WriteAnyAsync(connection, commits);
        }
    }

    /// <summary>Attempts and cards of a known learner, and nothing taken away: nearly every commit.</summary>
    private static bool IsAnswers(LearnerCommit commit) =>
        commit.Learner.Version > 1 && commit.Flashcards.Count == 0 && commit.Cards.Values.All(card => !card.IsNone);

    private static async Task<IReadOnlyList<CommitOutcome>> WriteSortedOutAsync(
        NpgsqlConnection connection, IReadOnlyList<LearnerCommit> commits, LearnerCommit[] answers, LearnerCommit[] others)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(AttemptSql.CommitAnswers, ToRows(answers, withFlashcards: false)));
        if (others.Length > 0)
            batch.BatchCommands.Add(Command(AttemptSql.Commit, ToRows(others, withFlashcards: true)));
        var outcomes = new Dictionary<Guid, CommitOutcome>(commits.Count);
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            foreach (var learnerId in await reader.ReadAllAsync(row => row.Id(), default))
                outcomes[learnerId] = CommitOutcome.Committed;
            if (others.Length > 0)
            {
                await reader.NextResultAsync();
                foreach (var (learnerId, outcome) in await reader.ReadAllAsync(Outcome, default))
                    outcomes[learnerId] = outcome;
            }
        }
        // A fence held some back. Why, the other statement tells.
        var refused = answers.Where(commit => !outcomes.ContainsKey(commit.Learner.LearnerId)).ToArray();
        if (refused.Length > 0)
        {
            foreach (var (commit, outcome) in refused.Zip(await WriteAnyAsync(connection, refused)))
                outcomes[commit.Learner.LearnerId] = outcome;
        }
        return [.. commits.Select(commit => outcomes[commit.Learner.LearnerId])];
    }

    private static async Task<IReadOnlyList<CommitOutcome>> WriteAnyAsync(NpgsqlConnection connection, IReadOnlyList<LearnerCommit> commits)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(AttemptSql.Commit, ToRows(commits, withFlashcards: true)));
        await using var reader = await batch.ExecuteReaderAsync();
        var outcomes = (await reader.ReadAllAsync(Outcome, default)).ToDictionary(row => row.LearnerId, row => row.Outcome);
        return [.. commits.Select(commit => outcomes[commit.Learner.LearnerId])];
    }

    private static (Guid LearnerId, CommitOutcome Outcome) Outcome(FieldReader row) =>
        (row.Id(), Outcome(duplicate: row.Flag(), written: row.Flag()));

    private static CommitOutcome Outcome(bool duplicate, bool written) =>
        written ? CommitOutcome.Committed
        : duplicate ? CommitOutcome.DuplicateAttempt
        : CommitOutcome.VersionConflict;

    private static NpgsqlBatchCommand Command(string sql, IEnumerable<RowArrays> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var arrays in rows)
            arrays.AddTo(command.Parameters);
        return command;
    }

    /// <summary>Sorted by learner, so that two batches lock their rows in the same order.</summary>
    private static List<RowArrays> ToRows(IReadOnlyList<LearnerCommit> commits, bool withFlashcards)
    {
        var learners = new RowArrays(AttemptSql.Learners);
        var attempts = new RowArrays(AttemptSql.Attempts);
        var cards = new RowArrays(AttemptSql.Cards);
        var flashcards = new RowArrays(AttemptSql.Flashcards);
        var index = 0;
        foreach (var commit in commits.OrderBy(commit => commit.Learner.LearnerId))
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
        return withFlashcards ? [learners, attempts, cards, flashcards] : [learners, attempts, cards];
    }
}
