using EnglishLearning.Storage.Rows;
using static EnglishLearning.Storage.Postgres.PostgresCommands;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresFlashcards(PostgresDatabase database) : IFlashcardStore
{
    public Task<IReadOnlyList<OwnFlashcard>> FindAsync(
        Guid learnerId, IReadOnlyList<string> questionIds, CancellationToken cancel = default) =>
        database.QueryAsync(
            AttemptSql.FindFlashcards, FlashcardRow.Flashcard, cancel, Parameter(learnerId), Parameter(questionIds.ToArray()));
}
