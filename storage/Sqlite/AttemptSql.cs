using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Sqlite;

internal static class AttemptSql
{
    public const string IsLogged = "SELECT 1 FROM attempts WHERE learner_id = ?1 AND attempt_id = ?2";

    public const string DeleteCard = "DELETE FROM cards WHERE learner_id = ?1 AND question_id = ?2";

    public static readonly string Register = $"""
        INSERT INTO learners ({LearnerRow.Columns.List}) SELECT {LearnerRow.Columns.Parameters}
        WHERE NOT EXISTS (SELECT 1 FROM erased_learners WHERE learner_id = ?1)
        ON CONFLICT DO NOTHING
        """;

    public static readonly string Update = $"""
        UPDATE learners SET {LearnerRow.Columns.AssignParameters(keys: 1)}
        WHERE learner_id = ?1 AND version = ?2 - 1
        """;

    public static readonly string Log = $"""
        INSERT INTO attempts ({AttemptRow.Columns.List}) VALUES ({AttemptRow.Columns.Parameters})
        """;

    public static readonly string SaveCard = $"""
        INSERT INTO cards ({CardRow.Columns.List}) VALUES ({CardRow.Columns.Parameters})
        ON CONFLICT DO UPDATE SET {CardRow.Columns.AssignFrom("excluded", keys: 2)}
        """;

    public static readonly string SaveFlashcard = $"""
        INSERT INTO flashcards ({FlashcardRow.Columns.List}) VALUES ({FlashcardRow.Columns.Parameters})
        ON CONFLICT DO UPDATE SET {FlashcardRow.Columns.AssignFrom("excluded", keys: 2)}
        """;

    public static readonly string LoadLearner = $"SELECT {LearnerRow.Columns.List} FROM learners WHERE learner_id = ?1";

    public static readonly string LoadCards = $"SELECT question_id, {CardRow.Fields.List} FROM cards WHERE learner_id = ?1";

    public static readonly string FindFlashcard =
        "SELECT question_id, front, back FROM flashcards WHERE learner_id = ?1 AND question_id = ?2";

    public static readonly string Read = $"SELECT {AttemptRow.Fields.List} FROM attempts WHERE learner_id = ?1";

    public static readonly string Find = $"{Read} AND attempt_id = ?2";

    public static readonly string PageFirst = $"{Read} ORDER BY attempt_id DESC LIMIT ?2";

    public static readonly string PageBefore = $"{Read} AND attempt_id < ?3 ORDER BY attempt_id DESC LIMIT ?2";
}
