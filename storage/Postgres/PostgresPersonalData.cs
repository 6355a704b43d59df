using EnglishLearning.Core.Learners;
using EnglishLearning.Storage.Personal;
using EnglishLearning.Storage.Rows;
using Npgsql;
using static EnglishLearning.Storage.Postgres.PostgresCommands;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresPersonalData(PostgresDatabase database) : IPersonalData
{
    public Task<IReadOnlyList<OwnFlashcard>> FlashcardsAsync(Guid learnerId, string? after, int limit, CancellationToken cancel = default) =>
        after is null
            ? database.QueryAsync(PersonalSql.FirstFlashcards, FlashcardRow.Flashcard, cancel, Parameter(learnerId), Parameter(limit))
            : database.QueryAsync(
                PersonalSql.NextFlashcards, FlashcardRow.Flashcard, cancel, Parameter(learnerId), Parameter(limit), Parameter(after));

    public Task<IReadOnlyList<KeyValuePair<string, ScheduledCard>>> CardsAsync(Guid learnerId, string? after, int limit, CancellationToken cancel = default) =>
        after is null
            ? database.QueryAsync(PersonalSql.FirstCards, Card, cancel, Parameter(learnerId), Parameter(limit))
            : database.QueryAsync(PersonalSql.NextCards, Card, cancel, Parameter(learnerId), Parameter(limit), Parameter(after));

    public Task<int> EraseAsync(Guid learnerId, DateTimeOffset now, CancellationToken cancel = default) =>
        database.WriteAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                await ExecuteAsync(connection, PersonalSql.Bury, Parameter(learnerId), Parameter(now.UtcDateTime));
                foreach (var delete in PersonalSql.Deletes)
                    await ExecuteAsync(connection, delete, Parameter(learnerId));
                await using var read = connection.Command(PersonalSql.Attempts, Parameter(learnerId));
                var attempts = Unlinked.Plan(await read.QueryAsync(row => (row.Id(), row.OptionalId()), cancel));
                if (attempts.Count > 0)
                    await UnlinkAsync(connection, learnerId, attempts);
                await transaction.CommitAsync(cancel);
                return attempts.Count;
            },
            cancel);

    public Task<IReadOnlyList<Guid>> ErasedAsync(DateTimeOffset before, CancellationToken cancel = default) =>
        database.QueryAsync(PersonalSql.Erased, row => row.Id(), cancel, Parameter(before.UtcDateTime));

    public Task ForgetErasedAsync(Guid learnerId, CancellationToken cancel = default) =>
        database.ExecuteAsync(PersonalSql.Forget, cancel, Parameter(learnerId));

    public Task<IReadOnlyList<Guid>> GrainsOfAsync(Guid learnerId, string stateName, CancellationToken cancel = default) =>
        // As Orleans' serializer writes a Guid.
        database.QueryAsync(PersonalSql.GrainsOf, Key, cancel, Parameter(learnerId.ToByteArray()), Parameter(stateName));

    public Task<int> DeleteGrainStatesAsync(IReadOnlyList<Guid> grainKeys, CancellationToken cancel = default)
    {
        var keys = grainKeys.Select(GrainKeys.Of).ToArray();
        return database.ExecuteAsync(
            PersonalSql.DeleteGrains, cancel, Parameter(keys.Select(key => key.N0).ToArray()), Parameter(keys.Select(key => key.N1).ToArray()));
    }

    public Task<IReadOnlyList<Guid>> GrainsWrittenBeforeAsync(
        IReadOnlyList<string> stateNames, DateTimeOffset before, int limit, CancellationToken cancel = default) =>
        database.QueryAsync(
            PersonalSql.GrainsWrittenBefore, Key, cancel, Parameter(stateNames.ToArray()), Parameter(before.UtcDateTime), Parameter(limit));

    public async Task<int> CountGrainsWrittenBeforeAsync(IReadOnlyList<string> stateNames, DateTimeOffset before, CancellationToken cancel = default) =>
        (int)(await database.QueryAsync(
            PersonalSql.CountWrittenBefore, row => row.Long(), cancel, Parameter(stateNames.ToArray()), Parameter(before.UtcDateTime))).Single();

    public Task<IReadOnlyList<Guid>> AnsweredSinceAsync(IReadOnlyList<Guid> learnerIds, DateTimeOffset since, CancellationToken cancel = default) =>
        database.QueryAsync(PersonalSql.AnsweredSince, row => row.Id(), cancel, Parameter(learnerIds.ToArray()), Parameter(since.UtcDateTime));

    public Task<IReadOnlyList<IdleLearner>> IdleAsync(
        DateTimeOffset madeBefore, DateTimeOffset answeredBefore, Guid? after, int limit, CancellationToken cancel = default)
    {
        NpgsqlParameter[] bounds = [Parameter(madeBefore.UtcDateTime), Parameter(answeredBefore.UtcDateTime), Parameter(limit)];
        return after is { } id
            ? database.QueryAsync(PersonalSql.NextIdle, Idle, cancel, [.. bounds, Parameter(id)])
            : database.QueryAsync(PersonalSql.FirstIdle, Idle, cancel, bounds);
    }

    private static IdleLearner Idle(FieldReader row) => new(row.Id(), row.OptionalTime());

    private static Guid Key(FieldReader row) => GrainKeys.From(row.Long(), row.Long());

    private static Task<int> UnlinkAsync(NpgsqlConnection connection, Guid learnerId, IReadOnlyList<UnlinkedAttempt> attempts) =>
        ExecuteAsync(
            connection,
            PersonalSql.Unlink,
            Parameter(learnerId),
            Parameter(Unlinked.LearnerId()),
            Parameter(attempts.Select(attempt => attempt.OldId).ToArray()),
            Parameter(attempts.Select(attempt => attempt.NewId).ToArray()),
            Parameter(attempts.Select(attempt => attempt.Voids).ToArray()),
            Parameter(attempts.Select(attempt => attempt.Month.UtcDateTime).ToArray()),
            Parameter(attempts.Select(attempt => attempt.Day).ToArray()));

    private static KeyValuePair<string, ScheduledCard> Card(FieldReader row) => new(row.Text(), row.Card());

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }
}
