using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Postgres;

/// <summary>$1 is always an array of learners' ids.</summary>
internal static class ClassSql
{
    public const string LastReceived = "SELECT learner_id, max(received_at) FROM attempts WHERE learner_id = ANY($1) GROUP BY learner_id";

    /// <summary>
    /// $2 from, $3 to, $4 now, $5 the decay of a weight in a millisecond. An answer that was taken back is there twice, the second
    /// time as what takes it back: with the sign of <c>sign</c> both together are nothing. A set is all of a question's id but its
    /// number; its level is that of its questions as they are now.
    /// </summary>
    public static readonly string Activity = $"""
        WITH answer AS (
          SELECT a.learner_id, a.question_id, a.skill, a.received_at, a.correct::int AS correct, a.is_first::int AS is_first,
            CASE WHEN left(a.question_id, 4) = 'own-' THEN '{ActivityRow.OwnTopic}' ELSE left(a.question_id, -{ActivityRow.NumberLength}) END AS topic,
            CASE WHEN a.answered_at >= $2 AND a.answered_at < $3 THEN CASE a.kind WHEN 1 THEN 1 WHEN 2 THEN -1 ELSE 0 END ELSE 0 END AS sign,
            CASE WHEN a.answered_at >= $2 AND a.answered_at < $3 THEN exp($5 * 1000 * extract(epoch FROM $3 - a.answered_at)::float8) ELSE 0 END AS weight
          FROM attempts a WHERE a.learner_id = ANY($1)
        ), cell AS MATERIALIZED (
          SELECT learner_id, topic, max(received_at) AS received_at, max(question_id) AS question_id, max(skill)::int AS skill,
            sum(sign)::int AS answers, sum(sign * correct)::int AS correct, sum(sign * is_first)::int AS firsts, sum(sign * is_first * correct)::int AS first_correct,
            sum(sign * weight) AS weight, sum(sign * correct * weight) AS correct_weight
          FROM answer GROUP BY learner_id, topic
        )
        SELECT {ActivityRow.Columns} FROM (
          SELECT l.learner_id, NULL::text AS topic, NULL::timestamptz AS received_at,
            (SELECT count(*)::int FROM cards c WHERE c.learner_id = l.learner_id AND c.due <= $4) AS due, l.abilities,
            0 AS skill, NULL::int AS level, 0 AS answers, 0 AS correct, 0 AS firsts, 0 AS first_correct, 0::float8 AS weight, 0::float8 AS correct_weight
          FROM learners l WHERE l.learner_id = ANY($1)
          UNION ALL
          SELECT learner_id, topic, received_at, 0, '', skill,
            (SELECT q.level::int FROM questions q WHERE q.question_id = cell.question_id ORDER BY q.version DESC LIMIT 1),
            answers, correct, firsts, first_correct, weight, correct_weight
          FROM cell) AS parts
        """;

    /// <summary>
    /// $2 to $4: when assignments open, are due, and their lowest attempt ids; $5 and $6 the place of an assignment and the id of each
    /// of its questions; $7 the lowest of all attempt ids. Attempt ids begin with their time, so the lowest one spares what was answered before.
    /// </summary>
    public const string Progress = """
        WITH answer AS (
          SELECT s.place, a.learner_id, a.question_id, a.is_first, a.rated, a.response_ms, a.answered_at <= s.due_at AS in_time,
            ((s.place, a.question_id) IN (SELECT * FROM unnest($5::int[], $6::text[]))) IS TRUE AS is_wanted
          FROM unnest($2::timestamptz[], $3::timestamptz[], $4::uuid[]) WITH ORDINALITY AS s(opened_at, due_at, lowest, place)
          JOIN attempts a ON a.learner_id = ANY($1) AND a.attempt_id >= s.lowest AND a.attempt_id >= $7 AND a.answered_at >= s.opened_at
          WHERE a.kind = 1
            AND (a.attempt_id IN (SELECT v.voids FROM attempts v WHERE v.learner_id = ANY($1) AND v.attempt_id >= $7 AND v.kind = 2)) IS NOT TRUE
        )
        SELECT place::int - 1, learner_id,
          (count(DISTINCT question_id) FILTER (WHERE is_wanted))::int, (count(DISTINCT question_id) FILTER (WHERE is_wanted AND in_time))::int,
          (count(*) FILTER (WHERE rated AND NOT is_first))::int, (count(*) FILTER (WHERE rated AND NOT is_first AND in_time))::int,
          coalesce(sum(response_ms) FILTER (WHERE rated AND NOT is_first), 0), coalesce(sum(response_ms) FILTER (WHERE rated AND NOT is_first AND in_time), 0)
        FROM answer GROUP BY place, learner_id
        """;
}
