using System.Text.Json;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Statistics;
using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Sqlite;

internal sealed class SqliteQuestionStore : IQuestionStore, IAsyncDisposable
{
    private readonly SqliteDatabase _database;
    private readonly GroupCommit<StatisticsAt, bool> _saves;

    public SqliteQuestionStore(SqliteDatabase database, StorageOptions options)
    {
        _database = database;
        _saves = new(
            "statistics",
            options.Commits(writersByDefault: 1) with { Writers = 1 },
            StatisticsRow.SameQuestion,
            batch => database.WriteAsync<IReadOnlyList<bool>>(session => Save(session, batch)));
    }

    public Task<IReadOnlyList<StoredQuestion>> LoadAsync(CancellationToken cancel = default) =>
        _database.ReadAsync<IReadOnlyList<StoredQuestion>>(Load, cancel);

    public Task<ContentLoad> PublishAsync(IReadOnlyList<QuestionVersion> content, CancellationToken cancel = default) =>
        _database.WriteAsync(
            session =>
            {
                var newest = Load(session).GroupBy(stored => stored.Question.QuestionId).ToDictionary(group => group.Key, group => group.Last());
                var change = BankChange.Plan(newest, content);
                SetStatus(session, change.Revive, QuestionStatus.Published);
                SetStatus(session, change.Retire, QuestionStatus.Retired);
                foreach (var stored in change.Write)
                {
                    var save = session.Statement(QuestionSql.Save);
                    QuestionRow.Write(save, stored);
                    save.Execute();
                }
                return change.Load;
            },
            cancel);

    public Task<IReadOnlyList<string>> FindPublishedAsync(IReadOnlyList<string> questionIds, CancellationToken cancel = default) =>
        _database.ReadAsync<IReadOnlyList<string>>(
            session =>
            {
                var statement = session.Statement(QuestionSql.FindPublished);
                statement.Add(JsonSerializer.Serialize([.. questionIds], StorageJson.Default.StringArray));
                return statement.Query(row => row.Text());
            },
            cancel);

    public Task<StatisticsAt?> LoadStatisticsAsync(string questionId, CancellationToken cancel = default) =>
        _database.ReadAsync(
            session =>
            {
                var statement = session.Statement(QuestionSql.LoadStatistics);
                statement.Add(questionId);
                return statement.Query(row => row.Statistics()).FirstOrDefault();
            },
            cancel);

    public Task<(IReadOnlyList<QuestionStatistics> Changed, long Stamp)> LoadStatisticsAsync(
        long changedAfter, CancellationToken cancel = default) =>
        _database.ReadAsync<(IReadOnlyList<QuestionStatistics>, long)>(
            session =>
            {
                var statement = session.Statement(QuestionSql.LoadChangedStatistics);
                statement.Add(changedAfter);
                return (statement.Query(row => row.Statistics().Statistics), ReadStamp(session, QuestionSql.Stamp));
            },
            cancel);

    public Task<bool> SaveStatisticsAsync(StatisticsAt statistics) => _saves.CommitAsync(statistics);

    public ValueTask DisposeAsync() => _saves.DisposeAsync();

    /// <summary>All of the batch under the next stamp; true for each that was newer than what was stored.</summary>
    internal static List<bool> Save(SqliteSession session, IReadOnlyList<StatisticsAt> batch)
    {
        var stamp = ReadStamp(session, QuestionSql.NextStamp);
        var results = new List<bool>(batch.Count);
        foreach (var statistics in batch)
        {
            var save = session.Statement(QuestionSql.SaveStatistics);
            StatisticsRow.Write(save, statistics);
            save.Add(stamp);
            results.Add(save.Execute() == 1);
        }
        return results;
    }

    private static List<StoredQuestion> Load(SqliteSession session) =>
        session.Statement(QuestionSql.Load).Query(row => row.Question());

    private static long ReadStamp(SqliteSession session, string sql) => session.Statement(sql).Query(row => row.Long()).Single();

    private static void SetStatus(SqliteSession session, IReadOnlyList<string> questionIds, QuestionStatus status)
    {
        foreach (var questionId in questionIds)
        {
            var statement = session.Statement(QuestionSql.SetStatus);
            statement.Add(questionId).Add((int)status);
            statement.Execute();
        }
    }
}
