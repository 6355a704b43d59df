using EnglishLearning.Storage.Personal;
using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Sqlite;

internal static class PersonalSql
{
    /// <summary>What is deleted is overwritten too: a key or an id must not stay in a free page of the file.</summary>
    public const string OverwriteDeleted = "PRAGMA secure_delete = ON";

    /// <summary>Of a connection that reads alone.</summary>
    public const string QueryOnly = "PRAGMA query_only = ON";

    public const string FirstFlashcards = "SELECT question_id, front, back FROM flashcards WHERE learner_id = ?1 ORDER BY question_id LIMIT ?2";

    public const string NextFlashcards =
        "SELECT question_id, front, back FROM flashcards WHERE learner_id = ?1 AND question_id > ?3 ORDER BY question_id LIMIT ?2";

    public static readonly string FirstCards = $"SELECT question_id, {CardRow.Fields.List} FROM cards WHERE learner_id = ?1 ORDER BY question_id LIMIT ?2";

    public static readonly string NextCards =
        $"SELECT question_id, {CardRow.Fields.List} FROM cards WHERE learner_id = ?1 AND question_id > ?3 ORDER BY question_id LIMIT ?2";

    public const string Bury = "INSERT INTO erased_learners (learner_id, erased_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

    /// <summary>
    /// Reviews of the learner's own cards, whose question ids are made of the learner's id. Positions may be used again after it: no
    /// consumer has ever seen one of a queue below 0.
    /// </summary>
    public const string DeleteOwnReviews = "DELETE FROM attempts WHERE learner_id = ?1 AND queue < 0";

    public const string Attempts = "SELECT attempt_id, voids FROM attempts WHERE learner_id = ?1";

    public const string Erased = "SELECT learner_id FROM erased_learners WHERE erased_at < ?1 ORDER BY erased_at LIMIT 1000";

    public const string Forget = "DELETE FROM erased_learners WHERE learner_id = ?1";

    public const string GrainsOf = "SELECT DISTINCT n0, n1 FROM grain_state WHERE type LIKE '%' || ?2 AND instr(payload, ?1) > 0";

    public const string DeleteGrain = "DELETE FROM grain_state WHERE n0 = ?1 AND n1 = ?2";

    /// <summary>?1 a JSON array of names of states.</summary>
    public const string GrainsWrittenBefore = $"SELECT DISTINCT n0, n1 {WrittenBefore} LIMIT ?3";

    public const string CountWrittenBefore = $"SELECT count(*) FROM (SELECT DISTINCT n0, n1 {WrittenBefore})";

    public const string AnsweredSince = "SELECT learner_id FROM learners WHERE learner_id = ?1 AND attempts > 0 AND last_answered_at >= ?2";

    private const string WrittenBefore =
        "FROM grain_state WHERE EXISTS (SELECT 1 FROM json_each(?1) AS name WHERE grain_state.type LIKE '%' || name.value) AND modified < ?2";

    public const string FirstIdle = """
        SELECT learner_id, last_answered_at FROM learners
        WHERE attempts = 0 AND created_at < ?1 OR attempts > 0 AND last_answered_at < ?2
        ORDER BY learner_id LIMIT ?3
        """;

    public const string NextIdle = """
        SELECT learner_id, last_answered_at FROM learners
        WHERE learner_id > ?4 AND (attempts = 0 AND created_at < ?1 OR attempts > 0 AND last_answered_at < ?2)
        ORDER BY learner_id LIMIT ?3
        """;

    /// <summary>Of a learner, in tables where nothing of it is kept.</summary>
    public static readonly IReadOnlyList<string> Deletes =
    [
        "DELETE FROM learners WHERE learner_id = ?1",
        "DELETE FROM cards WHERE learner_id = ?1",
        "DELETE FROM flashcards WHERE learner_id = ?1",
        DeleteOwnReviews,
    ];

    /// <summary>?1 learner, ?2 attempt, ?3 new learner, ?4 new attempt, ?5 new voids, ?6 month, ?7 its day.</summary>
    public static readonly string Unlink = $"""
        UPDATE attempts SET learner_id = ?3, attempt_id = ?4, voids = ?5, answered_at = ?6, received_at = ?6, day = ?7,
          response = CASE WHEN EXISTS (
            SELECT 1 FROM questions q
            WHERE q.question_id = attempts.question_id AND q.version = attempts.question_version AND q.type IN ({Unlinked.ChoiceTypes}))
            THEN response ELSE '{Unlinked.NoResponse}' END,
          response_ms = response_ms / 1000 * 1000, body_hash = 0, ability_after = 0, ability_after_deviation = 0,
          card_state = 0, card_step = 0, card_stability = 0, card_difficulty = 0, card_last_review_day = 0, card_reps = 0,
          card_lapses = 0, card_last_review = ?6, card_due = ?6, card_scheduled_days = 0
        WHERE learner_id = ?1 AND attempt_id = ?2
        """;
}
