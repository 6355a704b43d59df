using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Sqlite;

internal sealed class SqliteFlashcards(SqliteDatabase database) : IFlashcardStore
{
    public Task<IReadOnlyList<OwnFlashcard>> FindAsync(
        Guid learnerId, IReadOnlyList<string> questionIds, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<OwnFlashcard>>(
            session => [.. questionIds.Distinct().SelectMany(id =>
            {
                var statement = session.Statement(AttemptSql.FindFlashcard);
                statement.Add(learnerId).Add(id);
                return statement.Query(row => row.Flashcard());
            })],
            cancel);
}
