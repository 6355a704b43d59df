using EnglishLearning.Core.Classes;
using EnglishLearning.Storage.Rows;
using Npgsql;
using static EnglishLearning.Storage.Postgres.PostgresCommands;

namespace EnglishLearning.Storage.Postgres;

/// <remarks>On a pool of its own, of a replica where the operator names one.</remarks>
internal sealed class PostgresClassLog : IClassLog, IAsyncDisposable
{
    /// <summary>Reports at a time; more wait.</summary>
    private const int Pool = 4;

    private readonly NpgsqlDataSource _source;
    private readonly string _name;

    public PostgresClassLog(StorageOptions options)
    {
        var builder = PostgresConnection.ForReports(options, Pool);
        _name = $"PostgreSQL database {builder.Database} at {builder.Host}:{builder.Port}";
        _source = NpgsqlDataSource.Create(builder);
    }

    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastReceivedAsync(IReadOnlyList<Guid> learners, CancellationToken cancel = default) =>
        (await QueryAsync(ClassSql.LastReceived, row => (Id: row.Id(), At: row.Time()), cancel, Parameter(learners.ToArray()))).ToDictionary(row => row.Id, row => row.At);

    public async Task<IReadOnlyList<LearnerActivity>> ActivityAsync(
        IReadOnlyList<Guid> learners, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, CancellationToken cancel = default) =>
        ActivityRow.Fold(learners, await QueryAsync(
            ClassSql.Activity, row => row.Activity(), cancel,
            Parameter(learners.ToArray()), Parameter(from.UtcDateTime), Parameter(to.UtcDateTime), Parameter(now.UtcDateTime), Parameter(StuckRule.DecayPerMillisecond)));

    public async Task<IReadOnlyList<AssignmentActivity>> ProgressAsync(
        IReadOnlyList<Guid> learners, IReadOnlyList<AssignmentScope> assignments, CancellationToken cancel = default)
    {
        if (assignments.Count == 0)
            return [];
        var lowest = assignments.Select(ProgressRow.LowestAttemptId).ToArray();
        var questions = assignments.SelectMany((assignment, at) => assignment.QuestionIds.Select(id => (Place: at + 1, Id: id))).ToArray();
        return await QueryAsync(
            ClassSql.Progress, row => row.Progress(assignments), cancel,
            Parameter(learners.ToArray()),
            Parameter(assignments.Select(assignment => assignment.OpenedAt.UtcDateTime).ToArray()),
            Parameter(assignments.Select(assignment => assignment.DueAt.UtcDateTime).ToArray()),
            Parameter(lowest),
            Parameter(questions.Select(question => question.Place).ToArray()),
            Parameter(questions.Select(question => question.Id).ToArray()),
            Parameter(lowest.MinBy(id => id.ToString("N"), StringComparer.Ordinal)));
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<FieldReader, T> map, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await using var command = connection.Command(sql, parameters);
            return await command.QueryAsync(map, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (PostgresErrors.Map(e, _name) is { } mapped)
        {
            throw mapped;
        }
    }
}
