using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Sqlite;

internal static class QuestionSql
{
    public const string SetStatus = "UPDATE questions SET status = ?2 WHERE question_id = ?1";

    public static readonly string FindPublished =
        $"SELECT DISTINCT question_id FROM questions WHERE status = {(int)QuestionStatus.Published} AND question_id IN (SELECT value FROM json_each(?1))";

    public const string NextStamp = "UPDATE statistics_stamp SET stamp = stamp + 1 RETURNING stamp";

    public const string Stamp = "SELECT stamp FROM statistics_stamp";

    public const string ClearStatistics = "DELETE FROM question_statistics";

    public static readonly string Load = $"SELECT {QuestionRow.Columns.List} FROM questions ORDER BY question_id, version";

    public static readonly string Save = $"""
        INSERT INTO questions ({QuestionRow.Columns.List}) VALUES ({QuestionRow.Columns.Parameters})
        ON CONFLICT DO UPDATE SET {QuestionRow.Columns.AssignFrom("excluded", keys: 2)}
        """;

    public static readonly string LoadStatistics =
        $"SELECT {StatisticsRow.Columns.List} FROM question_statistics WHERE question_id = ?1";

    public static readonly string LoadChangedStatistics =
        $"SELECT {StatisticsRow.Columns.List} FROM question_statistics WHERE stamp > ?1";

    public static readonly string SaveStatistics = $"""
        INSERT INTO question_statistics AS stored ({Stamped.List}) VALUES ({Stamped.Parameters})
        ON CONFLICT DO UPDATE SET {Stamped.AssignFrom("excluded", keys: 1)}
        WHERE (stored.position_transaction, stored.position_index) < (excluded.position_transaction, excluded.position_index)
        """;

    private static ColumnSet Stamped => StatisticsRow.Columns.With(("stamp", ColumnType.Long));
}
