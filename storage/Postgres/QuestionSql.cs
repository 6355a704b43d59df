using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Postgres;

internal static class QuestionSql
{
    public static readonly RowLayout Questions = new(QuestionRow.Columns);
    public static readonly RowLayout Statistics = new(StatisticsRow.Columns);

    public const string SetStatus = "UPDATE questions SET status = $2 WHERE question_id = ANY($1)";

    public static readonly string FindPublished =
        $"SELECT DISTINCT question_id FROM questions WHERE status = {(int)QuestionStatus.Published} AND question_id = ANY($1)";

    public const string LockStatistics = "LOCK TABLE question_statistics IN SHARE ROW EXCLUSIVE MODE";

    public const string ClearStatistics = "DELETE FROM question_statistics";

    public static readonly string Load = $"SELECT {QuestionRow.Columns.List} FROM questions ORDER BY question_id, version";

    public static readonly string Save = $"""
        INSERT INTO questions ({QuestionRow.Columns.List})
        SELECT {QuestionRow.Columns.List} FROM {Questions.From("q", before: 0)}
        ON CONFLICT (question_id, version) DO UPDATE SET {QuestionRow.Columns.AssignFrom("excluded", keys: 2)}
        """;

    public static readonly string LoadStatistics =
        $"SELECT {StatisticsRow.Columns.List} FROM question_statistics WHERE question_id = $1";

    /// <summary>
    /// What transactions from $1 on wrote, after the oldest transaction still open: the next call's $1. Entries above that
    /// come again then, none is passed over. A row of nulls where nothing changed.
    /// </summary>
    public static readonly string LoadChangedStatistics = $"""
        SELECT pg_snapshot_xmin(pg_current_snapshot()), {StatisticsRow.Columns.List}
        FROM (SELECT 1) one LEFT JOIN question_statistics ON xact_id >= $1
        """;

    public static readonly string SaveStatistics = $"""
        INSERT INTO question_statistics AS stored ({StatisticsRow.Columns.List})
        SELECT {StatisticsRow.Columns.List} FROM {Statistics.From("s", before: 0)}
        ON CONFLICT (question_id) DO UPDATE
        SET xact_id = pg_current_xact_id(), {StatisticsRow.Columns.AssignFrom("excluded", keys: 1)}
        WHERE (stored.position_transaction, stored.position_index) < (excluded.position_transaction, excluded.position_index)
        RETURNING question_id
        """;
}
