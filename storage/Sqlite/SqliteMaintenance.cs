using System.Runtime.CompilerServices;

namespace EnglishLearning.Storage.Sqlite;

internal sealed class SqliteMaintenance(SqliteDatabase database) : IMaintenance
{
    private const int PageSize = 1000;
    private const string Page = "SELECT learner_id FROM learners WHERE learner_id > ?1 ORDER BY learner_id LIMIT ?2";
    private const string FirstPage = "SELECT learner_id FROM learners ORDER BY learner_id LIMIT ?1";

    public async IAsyncEnumerable<Guid> LearnersAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        Guid? last = null;
        List<Guid> page;
        do
        {
            var after = last;
            page = await database.ReadAsync(session => ReadPage(session, after), cancel);
            foreach (var learnerId in page)
                yield return learnerId;
            last = page.Count > 0 ? page[^1] : last;
        }
        while (page.Count == PageSize);
    }

    public Task ReplaceStatisticsAsync(IReadOnlyList<StatisticsAt> statistics, CancellationToken cancel = default) =>
        database.WriteAsync(
            session =>
            {
                session.Statement(QuestionSql.ClearStatistics).Execute();
                return SqliteQuestionStore.Save(session, statistics);
            },
            cancel);

    public Task CheckAsync(CancellationToken cancel = default) =>
        database.WriteAsync(session => session.Statement("UPDATE health SET checks = checks + 1").Execute(), cancel);

    private static List<Guid> ReadPage(SqliteSession session, Guid? after)
    {
        var statement = session.Statement(after is null ? FirstPage : Page);
        if (after is { } bound)
            statement.Add(bound).Add(PageSize);
        else
            statement.Add(PageSize);
        return statement.Query(row => row.Id());
    }
}
