using System.Text.Json.Nodes;
using EnglishLearning.Core.Learners;
using EnglishLearning.Storage.Personal;
using EnglishLearning.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace EnglishLearning.Storage.Sqlite;

internal sealed class SqlitePersonalData(SqliteDatabase database, StorageOptions options) : IPersonalData
{
    public Task<IReadOnlyList<OwnFlashcard>> FlashcardsAsync(Guid learnerId, string? after, int limit, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<OwnFlashcard>>(
            session =>
            {
                var statement = session.Statement(after is null ? PersonalSql.FirstFlashcards : PersonalSql.NextFlashcards);
                statement.Add(learnerId).Add(limit);
                if (after is not null)
                    statement.Add(after);
                return statement.Query(row => row.Flashcard());
            },
            cancel);

    public Task<IReadOnlyList<KeyValuePair<string, ScheduledCard>>> CardsAsync(Guid learnerId, string? after, int limit, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<KeyValuePair<string, ScheduledCard>>>(
            session =>
            {
                var statement = session.Statement(after is null ? PersonalSql.FirstCards : PersonalSql.NextCards);
                statement.Add(learnerId).Add(limit);
                if (after is not null)
                    statement.Add(after);
                return statement.Query(row => KeyValuePair.Create(row.Text(), row.Card()));
            },
            cancel);

    public async Task<int> EraseAsync(Guid learnerId, DateTimeOffset now, CancellationToken cancel = default)
    {
        await database.WithWriterAsync(
            session =>
            {
                session.Run(PersonalSql.OverwriteDeleted);
                return 0;
            },
            cancel);
        return await database.WriteAsync(session => Erase(session, learnerId, now), cancel);
    }

    public Task<IReadOnlyList<Guid>> ErasedAsync(DateTimeOffset before, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<Guid>>(
            session =>
            {
                var statement = session.Statement(PersonalSql.Erased);
                statement.Add(before);
                return statement.Query(row => row.Id());
            },
            cancel);

    public Task ForgetErasedAsync(Guid learnerId, CancellationToken cancel = default) =>
        database.WriteAsync(session => Execute(session, PersonalSql.Forget, learnerId), cancel);

    public Task<IReadOnlyList<Guid>> GrainsOfAsync(Guid learnerId, string stateName, CancellationToken cancel = default) =>
        ReadGrainState<IReadOnlyList<Guid>>(session =>
        {
            var statement = session.Statement(PersonalSql.GrainsOf);
            // As Orleans' serializer writes a Guid.
            statement.Add(learnerId.ToByteArray()).Add(stateName);
            return Keys(statement);
        });

    public Task<int> DeleteGrainStatesAsync(IReadOnlyList<Guid> grainKeys, CancellationToken cancel = default) =>
        WriteGrainState(session => grainKeys.Sum(key =>
        {
            var (n0, n1) = GrainKeys.Of(key);
            var statement = session.Statement(PersonalSql.DeleteGrain);
            statement.Add(n0).Add(n1);
            return statement.Execute();
        }));

    public Task<IReadOnlyList<Guid>> GrainsWrittenBeforeAsync(
        IReadOnlyList<string> stateNames, DateTimeOffset before, int limit, CancellationToken cancel = default) =>
        ReadGrainState<IReadOnlyList<Guid>>(session =>
        {
            var statement = session.Statement(PersonalSql.GrainsWrittenBefore);
            statement.Add(Json(stateNames)).Add(before.ToUnixTimeSeconds()).Add(limit);
            return Keys(statement);
        });

    public Task<int> CountGrainsWrittenBeforeAsync(IReadOnlyList<string> stateNames, DateTimeOffset before, CancellationToken cancel = default) =>
        ReadGrainState(session =>
        {
            var statement = session.Statement(PersonalSql.CountWrittenBefore);
            statement.Add(Json(stateNames)).Add(before.ToUnixTimeSeconds());
            return (int)statement.Query(row => row.Long()).Single();
        });

    public Task<IReadOnlyList<Guid>> AnsweredSinceAsync(IReadOnlyList<Guid> learnerIds, DateTimeOffset since, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<Guid>>(
            session => [.. learnerIds.SelectMany(learnerId =>
            {
                var statement = session.Statement(PersonalSql.AnsweredSince);
                statement.Add(learnerId).Add(since);
                return statement.Query(row => row.Id());
            })],
            cancel);

    public Task<IReadOnlyList<IdleLearner>> IdleAsync(
        DateTimeOffset madeBefore, DateTimeOffset answeredBefore, Guid? after, int limit, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<IdleLearner>>(
            session =>
            {
                var statement = session.Statement(after is null ? PersonalSql.FirstIdle : PersonalSql.NextIdle);
                statement.Add(madeBefore).Add(answeredBefore).Add(limit);
                if (after is { } id)
                    statement.Add(id);
                return statement.Query(row => new IdleLearner(row.Id(), row.OptionalTime()));
            },
            cancel);

    private static int Erase(SqliteSession session, Guid learnerId, DateTimeOffset now)
    {
        var bury = session.Statement(PersonalSql.Bury);
        bury.Add(learnerId).Add(now);
        bury.Execute();
        foreach (var delete in PersonalSql.Deletes)
            Execute(session, delete, learnerId);
        var read = session.Statement(PersonalSql.Attempts);
        read.Add(learnerId);
        var attempts = Unlinked.Plan(read.Query(row => (row.Id(), row.OptionalId())));
        var newLearner = Unlinked.LearnerId();
        foreach (var attempt in attempts)
        {
            var unlink = session.Statement(PersonalSql.Unlink);
            unlink.Add(learnerId).Add(attempt.OldId).Add(newLearner).Add(attempt.NewId).Add(attempt.Voids).Add(attempt.Month).Add(attempt.Day);
            unlink.Execute();
        }
        return attempts.Count;
    }

    private static int Execute(SqliteSession session, string sql, Guid learnerId)
    {
        var statement = session.Statement(sql);
        statement.Add(learnerId);
        return statement.Execute();
    }

    private static string Json(IEnumerable<string> names) => new JsonArray([.. names]).ToJsonString();

    private static List<Guid> Keys(SqliteStatement statement) => statement.Query(row => GrainKeys.From(row.Long(), row.Long()));

    private Task<int> WriteGrainState(Func<SqliteSession, int> work) =>
        WithGrainState(SqliteOpenMode.ReadWrite, PersonalSql.OverwriteDeleted, session => session.InTransaction("BEGIN IMMEDIATE", work));

    /// <summary>Beside whoever writes: a search of all states must hold no grain up.</summary>
    private Task<T> ReadGrainState<T>(Func<SqliteSession, T> work) => WithGrainState(SqliteOpenMode.ReadOnly, PersonalSql.QueryOnly, work);

    /// <summary>Orleans' own file, on a connection for this alone: it is asked for seldom.</summary>
    private Task<T> WithGrainState<T>(SqliteOpenMode mode, string pragmas, Func<SqliteSession, T> work)
    {
        try
        {
            using var session = new SqliteSession(SqliteFiles.Open(SqliteFiles.OrleansData(options), mode, options), pragmas);
            return Task.FromResult(work(session));
        }
        catch (SqliteException e)
        {
            return Task.FromException<T>(SqliteErrors.Map(e));
        }
    }
}
