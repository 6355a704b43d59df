using EnglishLearning.Storage.Rows;

namespace EnglishLearning.Storage.Sqlite;

/// <summary>?1 is always a JSON array of learners' ids in hexadecimal.</summary>
internal static class ClassSql
{
    private const string Members = "member AS MATERIALIZED (SELECT unhex(value) AS learner_id FROM json_each(?1))";

    public const string LastReceived = $"""
        WITH {Members}
        SELECT m.learner_id, (SELECT max(a.received_at) FROM attempts a WHERE a.learner_id = m.learner_id) FROM member m
        """;

    /// <summary>
    /// ?2 from, ?3 to, ?4 now, ?5 the decay of a weight in a millisecond. An answer that was taken back is there twice, the second
    /// time as what takes it back: with the sign of <c>sign</c> both together are nothing. A set is all of a question's id but its
    /// number; its level is that of its questions as they are now.
    /// </summary>
    // CROSS JOIN: the members first, then the key of attempts for each.
    public static readonly string Activity = $"""
        WITH {Members}, answer AS (
          SELECT a.learner_id, a.question_id, a.skill, a.received_at, a.correct, a.is_first,
            CASE WHEN substr(a.question_id, 1, 4) = 'own-' THEN '{ActivityRow.OwnTopic}' ELSE substr(a.question_id, 1, length(a.question_id) - {ActivityRow.NumberLength}) END AS topic,
            CASE WHEN a.answered_at >= ?2 AND a.answered_at < ?3 THEN CASE a.kind WHEN 1 THEN 1 WHEN 2 THEN -1 ELSE 0 END ELSE 0 END AS sign,
            CASE WHEN a.answered_at >= ?2 AND a.answered_at < ?3 THEN exp(?5 * (?3 - a.answered_at)) ELSE 0.0 END AS weight
          FROM member m CROSS JOIN attempts a ON a.learner_id = m.learner_id
        ), cell AS MATERIALIZED (
          SELECT learner_id, topic, max(received_at) AS received_at, max(question_id) AS question_id, max(skill) AS skill,
            sum(sign) AS answers, sum(sign * correct) AS correct, sum(sign * is_first) AS firsts, sum(sign * is_first * correct) AS first_correct,
            sum(sign * weight) AS weight, sum(sign * correct * weight) AS correct_weight
          FROM answer GROUP BY learner_id, topic
        )
        SELECT {ActivityRow.Columns} FROM (
          SELECT l.learner_id, NULL AS topic, NULL AS received_at,
            (SELECT count(*) FROM cards c WHERE c.learner_id = l.learner_id AND c.due <= ?4) AS due, l.abilities,
            0 AS skill, NULL AS level, 0 AS answers, 0 AS correct, 0 AS firsts, 0 AS first_correct, 0.0 AS weight, 0.0 AS correct_weight
          FROM member m CROSS JOIN learners l ON l.learner_id = m.learner_id
          UNION ALL
          SELECT learner_id, topic, received_at, 0, '', skill,
            (SELECT q.level FROM questions q WHERE q.question_id = cell.question_id ORDER BY q.version DESC LIMIT 1),
            answers, correct, firsts, first_correct, weight, correct_weight
          FROM cell)
        """;

    /// <summary>
    /// ?2: a JSON array of [number, opened at, due at, lowest attempt id in hexadecimal]; ?3 one of [number, question id], for the
    /// questions of each: looked up as one text, because as a pair each answer went through the whole list, seven times as long. Attempt
    /// ids begin with their time, so the lowest one spares what was answered before.
    /// </summary>
    public const string Progress = $"""
        WITH {Members}, assignment AS MATERIALIZED (
          SELECT value ->> 0 AS number, value ->> 1 AS opened_at, value ->> 2 AS due_at, unhex(value ->> 3) AS lowest FROM json_each(?2)
        ), wanted AS MATERIALIZED (
          SELECT (value ->> 0) || ' ' || (value ->> 1) AS place FROM json_each(?3)
        ), voided AS MATERIALIZED (
          SELECT a.voids FROM member m CROSS JOIN attempts a ON a.learner_id = m.learner_id
          WHERE a.attempt_id >= (SELECT min(lowest) FROM assignment) AND a.kind = 2
        ), answer AS (
          SELECT s.number, a.learner_id, a.question_id, a.is_first, a.rated, a.response_ms, a.answered_at <= s.due_at AS in_time,
            s.number || ' ' || a.question_id IN (SELECT place FROM wanted) AS is_wanted
          FROM member m CROSS JOIN assignment s CROSS JOIN attempts a ON a.learner_id = m.learner_id AND a.attempt_id >= s.lowest
          WHERE a.kind = 1 AND a.answered_at >= s.opened_at AND a.attempt_id NOT IN (SELECT voids FROM voided)
        )
        SELECT number, learner_id,
          count(DISTINCT question_id) FILTER (WHERE is_wanted), count(DISTINCT question_id) FILTER (WHERE is_wanted AND in_time),
          count(*) FILTER (WHERE rated AND NOT is_first), count(*) FILTER (WHERE rated AND NOT is_first AND in_time),
          coalesce(sum(response_ms) FILTER (WHERE rated AND NOT is_first), 0), coalesce(sum(response_ms) FILTER (WHERE rated AND NOT is_first AND in_time), 0)
        FROM answer GROUP BY number, learner_id
        """;
}
