using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Sqlite;

internal sealed class SqliteFlashcards(SqliteDatabase database) : IFlashcardStore
{
    public Task<IReadOnlyList<OwnFlashcard>> LoadAsync(Guid learnerId, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<OwnFlashcard>>(
            session =>
            {
                var statement = session.Statement(AttemptSql.LoadFlashcards);
                statement.Add(learnerId);
                return statement.Query(row => row.Flashcard());
            },
            cancel);
}
