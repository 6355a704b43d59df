using EnglishLearning.Storage.Rows;
using static EnglishLearning.Storage.Postgres.PostgresCommands;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresFlashcards(PostgresDatabase database) : IFlashcardStore
{
    public Task<IReadOnlyList<OwnFlashcard>> LoadAsync(Guid learnerId, CancellationToken cancel = default) =>
        database.QueryAsync(AttemptSql.LoadFlashcards, FlashcardRow.Flashcard, cancel, Parameter(learnerId));
}
