using System.Runtime.CompilerServices;
using static EnglishLearning.Storage.Postgres.PostgresCommands;

namespace EnglishLearning.Storage.Postgres;

internal sealed class PostgresMaintenance(PostgresDatabase database) : IMaintenance
{
    private const int PageSize = 1000;
    private const string Page = "SELECT learner_id FROM learners WHERE learner_id > $1 ORDER BY learner_id LIMIT $2";
    private const string FirstPage = "SELECT learner_id FROM learners ORDER BY learner_id LIMIT $1";

    public async IAsyncEnumerable<Guid> LearnersAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        Guid? last = null;
        IReadOnlyList<Guid> page;
        do
        {
            page = last is { } bound
                ? await database.QueryAsync(Page, row => row.Id(), cancel, Parameter(bound), Parameter(PageSize))
                : await database.QueryAsync(FirstPage, row => row.Id(), cancel, Parameter(PageSize));
            foreach (var learnerId in page)
                yield return learnerId;
            last = page.Count > 0 ? page[^1] : last;
        }
        while (page.Count == PageSize);
    }

    public Task ReplaceStatisticsAsync(IReadOnlyList<StatisticsAt> statistics, CancellationToken cancel = default) =>
        database.WriteAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                foreach (var sql in (string[])[QuestionSql.LockStatistics, QuestionSql.ClearStatistics])
                {
                    await using var command = connection.Command(sql);
                    await command.ExecuteNonQueryAsync(cancel);
                }
                var saved = await PostgresQuestionStore.SaveAsync(connection, statistics);
                await transaction.CommitAsync(cancel);
                return saved;
            },
            cancel);

    public Task CheckAsync(CancellationToken cancel = default) =>
        database.ExecuteAsync("UPDATE health SET checks = checks + 1", cancel);
}
