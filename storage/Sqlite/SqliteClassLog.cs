using System.Text.Json;
using System.Text.Json.Nodes;
using EnglishLearning.Core.Classes;
using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Sqlite;

/// <remarks>
/// On one connection of its own, and not in the turn of who asks: a report of a large class takes a second of a processor, and reads
/// past what answers keep in their caches.
/// </remarks>
internal sealed class SqliteClassLog(StorageOptions options) : IClassLog, IDisposable
{
    /// <summary>Reads from the system's memory of the file, and not a copy of each page: a report is many pages, each once.</summary>
    private const string Pragmas = "PRAGMA query_only = ON; PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY";

    private readonly SemaphoreSlim _turn = new(1);
    private SqliteSession? _session;

    public Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastReceivedAsync(IReadOnlyList<Guid> learners, CancellationToken cancel = default) =>
        ReadAsync<IReadOnlyDictionary<Guid, DateTimeOffset>>(
            session =>
            {
                var statement = session.Statement(ClassSql.LastReceived);
                statement.Add(Json(learners));
                return statement.Query(row => (Id: row.Id(), At: row.OptionalTime())).Where(row => row.At is not null).ToDictionary(row => row.Id, row => row.At!.Value);
            },
            cancel);

    public Task<IReadOnlyList<LearnerActivity>> ActivityAsync(
        IReadOnlyList<Guid> learners, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, CancellationToken cancel = default) =>
        ReadAsync(
            session =>
            {
                var statement = session.Statement(ClassSql.Activity);
                statement.Add(Json(learners)).Add(from).Add(to).Add(now).Add(StuckRule.DecayPerMillisecond);
                return ActivityRow.Fold(learners, statement.Query(row => row.Activity()));
            },
            cancel);

    public Task<IReadOnlyList<AssignmentActivity>> ProgressAsync(
        IReadOnlyList<Guid> learners, IReadOnlyList<AssignmentScope> assignments, CancellationToken cancel = default) =>
        ReadAsync<IReadOnlyList<AssignmentActivity>>(
            session =>
            {
                var statement = session.Statement(ClassSql.Progress);
                statement.Add(Json(learners)).Add(Scopes(assignments)).Add(Questions(assignments));
                return statement.Query(row => row.Progress(assignments));
            },
            cancel);

    public void Dispose()
    {
        _session?.Dispose();
        _turn.Dispose();
    }

    private async Task<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Read(work), cancel).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private T Read<T>(Func<SqliteSession, T> work)
    {
        try
        {
            _session ??= new SqliteSession(SqliteFiles.Open(SqliteFiles.Data(options), Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly, options), Pragmas);
            return _session.InTransaction("BEGIN", work);
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            _session?.Dispose();
            _session = null;
            throw SqliteErrors.Map(e);
        }
    }

    private static string Json(IReadOnlyList<Guid> ids) => JsonSerializer.Serialize(ids.Select(Hex).ToArray(), StorageJson.Default.StringArray);

    private static string Scopes(IReadOnlyList<AssignmentScope> assignments) => new JsonArray(
    [
        .. assignments.Select((assignment, number) => (JsonNode)new JsonArray(
            number, assignment.OpenedAt.ToUnixTimeMilliseconds(), assignment.DueAt.ToUnixTimeMilliseconds(), Hex(ProgressRow.LowestAttemptId(assignment)))),
    ]).ToJsonString();

    private static string Questions(IReadOnlyList<AssignmentScope> assignments) => new JsonArray(
    [
        .. assignments.SelectMany((assignment, number) => assignment.QuestionIds.Select(id => (JsonNode)new JsonArray(number, id))),
    ]).ToJsonString();

    private static string Hex(Guid id) => id.ToString("N");
}
