using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Postgres;

internal static class AttemptSql
{
    /// <summary>The log's row with its place in the batch.</summary>
    private static readonly ColumnSet Logged = AttemptRow.Columns.With(("batch_index", ColumnType.Int));

    public static readonly RowLayout Learners = new(LearnerRow.Columns);
    public static readonly RowLayout Attempts = new(Logged);
    public static readonly RowLayout Cards = new(CardRow.Columns);
    public static readonly RowLayout Flashcards = new(FlashcardRow.Columns);

    /// <summary>
    /// Answers of known learners, with no card taken away: the learners' ids come back that were written. Half of what
    /// <see cref="Commit"/> costs. An attempt that is there already fails the statement.
    /// </summary>
    public static readonly string CommitAnswers = $"""
        WITH written AS MATERIALIZED (
          UPDATE learners s SET {LearnerRow.Columns.AssignFrom("l", keys: 1)}
          FROM {Learners.From("l", before: 0)}
          WHERE s.learner_id = l.learner_id AND s.version = l.version - 1
          RETURNING s.learner_id
        ), logged AS (
          INSERT INTO attempts ({Logged.List})
          SELECT {Logged.List} FROM {Attempts.From("a", before: Learners.Parameters)}
          WHERE (a.learner_id IN (SELECT learner_id FROM written)) IS TRUE
        ), saved AS (
          INSERT INTO cards ({CardRow.Columns.List})
          SELECT {CardRow.Columns.List} FROM {Cards.From("c", before: Learners.Parameters + Attempts.Parameters)}
          WHERE (c.learner_id IN (SELECT learner_id FROM written)) IS TRUE
          ON CONFLICT (learner_id, question_id) DO UPDATE SET {CardRow.Columns.AssignFrom("excluded", keys: 2)}
        )
        SELECT learner_id FROM written
        """;

    /// <summary>
    /// A whole batch in one statement, a row back for each learner: (learner_id, was a duplicate, was written). Learners
    /// come sorted, so that two batches lock their rows in the same order.
    /// </summary>
    // The two subqueries in odd clothes stay subqueries: the planner would make them joins of CTEs whose size it does not
    // know, nested loops over 256 x 256 rows. "IN (...) IS TRUE" is hashed; the scalar subquery is one probe of one
    // partition's key.
    public static readonly string Commit = $"""
        WITH learner AS MATERIALIZED (
          SELECT * FROM {Learners.From("l", before: 0)}
        ), attempt AS MATERIALIZED (
          SELECT * FROM {Attempts.From("a", before: Learners.Parameters)}
        ), card AS MATERIALIZED (
          SELECT * FROM {Cards.From("c", before: Learners.Parameters + Attempts.Parameters)}
        ), duplicate AS MATERIALIZED (
          SELECT a.learner_id FROM attempt a
          WHERE (SELECT true FROM attempts t WHERE t.learner_id = a.learner_id AND t.attempt_id = a.attempt_id)
        ), fresh AS MATERIALIZED (
          SELECT * FROM learner l WHERE (l.learner_id IN (SELECT learner_id FROM duplicate)) IS FALSE
        ), registered AS (
          INSERT INTO learners ({LearnerRow.Columns.List})
          SELECT {LearnerRow.Columns.List} FROM fresh f WHERE version = 1
            AND NOT EXISTS (SELECT FROM erased_learners e WHERE e.learner_id = f.learner_id)
          ON CONFLICT (learner_id) DO NOTHING
          RETURNING learner_id
        ), updated AS (
          UPDATE learners s SET {LearnerRow.Columns.AssignFrom("l", keys: 1)}
          FROM fresh l
          WHERE l.version > 1 AND s.learner_id = l.learner_id AND s.version = l.version - 1
          RETURNING s.learner_id
        ), written AS MATERIALIZED (
          SELECT learner_id FROM registered UNION ALL SELECT learner_id FROM updated
        ), logged AS (
          INSERT INTO attempts ({Logged.List})
          SELECT {Logged.List} FROM attempt a
          WHERE (a.learner_id IN (SELECT learner_id FROM written)) IS TRUE
        ), saved AS (
          INSERT INTO cards ({CardRow.Columns.List})
          SELECT {CardRow.Columns.List} FROM card c
          WHERE state > 0 AND (c.learner_id IN (SELECT learner_id FROM written)) IS TRUE
          ON CONFLICT (learner_id, question_id) DO UPDATE SET {CardRow.Columns.AssignFrom("excluded", keys: 2)}
        ), deleted AS (
          DELETE FROM cards s USING card c
          WHERE c.state = 0 AND (c.learner_id IN (SELECT learner_id FROM written)) IS TRUE
            AND s.learner_id = c.learner_id AND s.question_id = c.question_id
        ), flashcard AS (
          INSERT INTO flashcards ({FlashcardRow.Columns.List})
          SELECT {FlashcardRow.Columns.List}
          FROM {Flashcards.From("f", before: Learners.Parameters + Attempts.Parameters + Cards.Parameters)}
          WHERE (f.learner_id IN (SELECT learner_id FROM written)) IS TRUE
          ON CONFLICT (learner_id, question_id) DO UPDATE SET {FlashcardRow.Columns.AssignFrom("excluded", keys: 2)}
        )
        SELECT learner_id,
          (learner_id IN (SELECT learner_id FROM duplicate)) IS TRUE,
          (learner_id IN (SELECT learner_id FROM written)) IS TRUE
        FROM learner
        """;

    public static readonly string LoadLearner = $"SELECT {LearnerRow.Columns.List} FROM learners WHERE learner_id = $1";

    public static readonly string LoadCards = $"SELECT question_id, {CardRow.Fields.List} FROM cards WHERE learner_id = $1";

    public static readonly string FindFlashcards =
        "SELECT question_id, front, back FROM flashcards WHERE learner_id = $1 AND question_id = ANY($2)";

    public static readonly string Read = $"SELECT {AttemptRow.Fields.List} FROM attempts WHERE learner_id = $1";

    /// <summary>The bounds let a kept plan pass over the other months' partitions.</summary>
    public static readonly string Find = $"{Read} AND attempt_id = ANY($2) AND attempt_id BETWEEN $3 AND $4";

    public static readonly string PageFirst = $"{Read} ORDER BY attempt_id DESC LIMIT $2";

    public static readonly string PageBefore = $"{Read} AND attempt_id < $3 ORDER BY attempt_id DESC LIMIT $2";
}
