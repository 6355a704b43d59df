using EnglishLearning.Storage.Personal;
using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Postgres;

internal static class PersonalSql
{
    public const string FirstFlashcards = "SELECT question_id, front, back FROM flashcards WHERE learner_id = $1 ORDER BY question_id LIMIT $2";

    public const string NextFlashcards =
        "SELECT question_id, front, back FROM flashcards WHERE learner_id = $1 AND question_id > $3 ORDER BY question_id LIMIT $2";

    public static readonly string FirstCards = $"SELECT question_id, {CardRow.Fields.List} FROM cards WHERE learner_id = $1 ORDER BY question_id LIMIT $2";

    public static readonly string NextCards =
        $"SELECT question_id, {CardRow.Fields.List} FROM cards WHERE learner_id = $1 AND question_id > $3 ORDER BY question_id LIMIT $2";

    public const string Bury = "INSERT INTO erased_learners (learner_id, erased_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    public const string Attempts = "SELECT attempt_id, voids FROM attempts WHERE learner_id = $1";

    public const string Erased = "SELECT learner_id FROM erased_learners WHERE erased_at < $1 ORDER BY erased_at LIMIT 1000";

    public const string Forget = "DELETE FROM erased_learners WHERE learner_id = $1";

    public const string GrainsOf = "SELECT DISTINCT n0, n1 FROM grain_state WHERE type LIKE '%' || $2 AND position($1 IN payload) > 0";

    public const string DeleteGrains =
        "DELETE FROM grain_state g USING unnest($1, $2) AS k(n0, n1) WHERE g.n0 = k.n0 AND g.n1 = k.n1";

    public const string GrainsWrittenBefore = $"SELECT DISTINCT n0, n1 {WrittenBefore} LIMIT $3";

    public const string CountWrittenBefore = $"SELECT count(*) FROM (SELECT DISTINCT n0, n1 {WrittenBefore}) AS grains";

    public const string AnsweredSince =
        "SELECT learner_id FROM learners WHERE learner_id = ANY($1) AND attempts > 0 AND last_answered_at >= $2";

    private const string WrittenBefore =
        "FROM grain_state WHERE EXISTS (SELECT FROM unnest($1) AS name WHERE grain_state.type LIKE '%' || name) AND modified < $2";

    public const string FirstIdle = """
        SELECT learner_id, last_answered_at FROM learners
        WHERE attempts = 0 AND created_at < $1 OR attempts > 0 AND last_answered_at < $2
        ORDER BY learner_id LIMIT $3
        """;

    public const string NextIdle = """
        SELECT learner_id, last_answered_at FROM learners
        WHERE learner_id > $4 AND (attempts = 0 AND created_at < $1 OR attempts > 0 AND last_answered_at < $2)
        ORDER BY learner_id LIMIT $3
        """;

    /// <summary>
    /// Of a learner, in tables where nothing of it is kept; the learner's row first: a commit that holds it is waited for, and a later
    /// one does not find it. Own cards' question ids are made of the learner's id, so their reviews go.
    /// </summary>
    public static readonly IReadOnlyList<string> Deletes =
    [
        "DELETE FROM learners WHERE learner_id = $1",
        "DELETE FROM cards WHERE learner_id = $1",
        "DELETE FROM flashcards WHERE learner_id = $1",
        "DELETE FROM attempts WHERE learner_id = $1 AND queue < 0",
    ];

    /// <summary>$1 learner, $2 new learner, then arrays: old ids, new ids, new voids, months, their days. xact_id and batch_index stay.</summary>
    public static readonly string Unlink = $"""
        UPDATE attempts a SET learner_id = $2, attempt_id = f.new_id, voids = f.voids, answered_at = f.month, received_at = f.month,
          day = f.day,
          response = CASE WHEN EXISTS (
            SELECT FROM questions q
            WHERE q.question_id = a.question_id AND q.version = a.question_version AND q.type IN ({Unlinked.ChoiceTypes}))
            THEN a.response ELSE '{Unlinked.NoResponse}' END,
          response_ms = a.response_ms / 1000 * 1000, body_hash = 0, ability_after = 0, ability_after_deviation = 0,
          card_state = 0, card_step = 0, card_stability = 0, card_difficulty = 0, card_last_review_day = 0, card_reps = 0,
          card_lapses = 0, card_last_review = f.month, card_due = f.month, card_scheduled_days = 0
        FROM unnest($3, $4, $5, $6, $7) AS f(old_id, new_id, voids, month, day)
        WHERE a.learner_id = $1 AND a.attempt_id = f.old_id
        """;
}
