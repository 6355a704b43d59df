using EnglishLearning.Core.Learners;
using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Sqlite;

internal sealed class SqliteAttemptLog : IAttemptLog, IAsyncDisposable
{
    private readonly SqliteDatabase _database;
    private readonly GroupCommit<LearnerCommit, CommitOutcome> _commits;

    public SqliteAttemptLog(SqliteDatabase database, StorageOptions options)
    {
        _database = database;
        _commits = new(
            "attempts",
            options.Commits(writersByDefault: 1) with { Writers = 1 },
            LearnerCommitRules.SameLearner,
            commits => database.WriteAsync<IReadOnlyList<CommitOutcome>>(session => [.. commits.Select(commit => Write(session, commit))]),
            LearnerCommitRules.Rows);
    }

    public Task<CommitOutcome> CommitAsync(LearnerCommit commit)
    {
        LearnerCommitRules.Check(commit);
        return _commits.CommitAsync(commit);
    }

    public Task<LearnerSnapshot?> LoadAsync(Guid learnerId, CancellationToken cancel = default) =>
        _database.ReadAsync(session => Load(session, learnerId), cancel);

    public Task<IReadOnlyList<Attempt>> ReadAsync(Guid learnerId, CancellationToken cancel = default) =>
        _database.ReadAsync<IReadOnlyList<Attempt>>(
            session => Attempts(session.Statement(AttemptSql.Read), learnerId), cancel);

    public Task<IReadOnlyList<Attempt>> FindAsync(
        Guid learnerId, IReadOnlyList<Guid> attemptIds, CancellationToken cancel = default) =>
        _database.ReadAsync<IReadOnlyList<Attempt>>(
            session => [.. attemptIds.Distinct().SelectMany(id => Attempts(session.Statement(AttemptSql.Find), learnerId, to => to.Add(id)))],
            cancel);

    public Task<IReadOnlyList<Attempt>> PageAsync(Guid learnerId, Guid? before, int limit, CancellationToken cancel = default) =>
        _database.ReadAsync<IReadOnlyList<Attempt>>(
            session => before is { } bound
                ? Attempts(session.Statement(AttemptSql.PageBefore), learnerId, to => to.Add(limit).Add(bound))
                : Attempts(session.Statement(AttemptSql.PageFirst), learnerId, to => to.Add(limit)),
            cancel);

    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private static List<Attempt> Attempts(SqliteStatement statement, Guid learnerId, Action<IFieldWriter>? bind = null)
    {
        var parameters = statement.Add(learnerId);
        bind?.Invoke(parameters);
        return statement.Query(row => row.Attempt());
    }

    private static LearnerSnapshot? Load(SqliteSession session, Guid learnerId)
    {
        var learner = session.Statement(AttemptSql.LoadLearner);
        learner.Add(learnerId);
        if (learner.Query(row => row.Learner()) is not [var record])
            return null;
        var cards = session.Statement(AttemptSql.LoadCards);
        cards.Add(learnerId);
        var read = new CardDictionary();
        cards.Read(row => read.Add(row.Text(), row.Card()));
        return new LearnerSnapshot(record, read);
    }

    /// <summary>Checks first, so that a commit that is refused has written nothing.</summary>
    private static CommitOutcome Write(SqliteSession session, LearnerCommit commit)
    {
        var learnerId = commit.Learner.LearnerId;
        foreach (var attempt in commit.Attempts)
        {
            var logged = session.Statement(AttemptSql.IsLogged);
            logged.Add(learnerId).Add(attempt.AttemptId);
            if (logged.Any())
                return CommitOutcome.DuplicateAttempt;
        }
        var learner = session.Statement(commit.Learner.Version == 1 ? AttemptSql.Register : AttemptSql.Update);
        LearnerRow.Write(learner, commit.Learner);
        if (learner.Execute() == 0)
            return CommitOutcome.VersionConflict;

        foreach (var attempt in commit.Attempts)
        {
            var log = session.Statement(AttemptSql.Log);
            AttemptRow.Write(log, learnerId, attempt);
            log.Execute();
        }
        foreach (var (questionId, card) in commit.Cards)
            Write(session, learnerId, questionId, card);
        foreach (var flashcard in commit.Flashcards)
        {
            var save = session.Statement(AttemptSql.SaveFlashcard);
            FlashcardRow.Write(save, learnerId, flashcard);
            save.Execute();
        }
        return CommitOutcome.Committed;
    }

    private static void Write(SqliteSession session, Guid learnerId, string questionId, ScheduledCard card)
    {
        var statement = session.Statement(card.IsNone ? AttemptSql.DeleteCard : AttemptSql.SaveCard);
        if (card.IsNone)
            statement.Add(learnerId).Add(questionId);
        else
            CardRow.Write(statement, learnerId, questionId, card);
        statement.Execute();
    }
}
