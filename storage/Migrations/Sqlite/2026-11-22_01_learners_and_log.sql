-- Times are Unix milliseconds UTC, ids 16 bytes big-endian (so that byte order is time order for UUIDv7).
-- Real numbers are ANY: a REAL column stores whole numbers as integers and turns -0.0 into 0.
CREATE TABLE learners (
  learner_id BLOB NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  time_zone TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  desired_retention ANY NOT NULL,
  attempts INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  active_days INTEGER NOT NULL,
  streak_days INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  abilities TEXT NOT NULL,
  last_answered_at INTEGER,
  last_attempt_id BLOB
) STRICT, WITHOUT ROWID;

-- A new card is no row: state is never 0.
CREATE TABLE cards (
  learner_id BLOB NOT NULL,
  question_id TEXT NOT NULL,
  state INTEGER NOT NULL CHECK (state > 0),
  step INTEGER NOT NULL,
  stability ANY NOT NULL,
  difficulty ANY NOT NULL,
  last_review_day INTEGER NOT NULL,
  reps INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  last_review INTEGER NOT NULL,
  due INTEGER NOT NULL,
  scheduled_days INTEGER NOT NULL,
  PRIMARY KEY (learner_id, question_id)
) STRICT, WITHOUT ROWID;

-- position is the commit order: one writer, rows are never deleted.
CREATE TABLE attempts (
  position INTEGER PRIMARY KEY,
  learner_id BLOB NOT NULL,
  queue INTEGER NOT NULL,
  attempt_id BLOB NOT NULL,
  kind INTEGER NOT NULL,
  question_id TEXT NOT NULL,
  question_version INTEGER NOT NULL,
  skill INTEGER NOT NULL,
  response TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  response_ms INTEGER NOT NULL,
  hints_used INTEGER NOT NULL,
  self_rating INTEGER,
  correct INTEGER NOT NULL,
  score ANY NOT NULL CHECK (score BETWEEN 0 AND 1),
  rating INTEGER NOT NULL,
  rated INTEGER NOT NULL,
  self_graded INTEGER NOT NULL,
  is_first INTEGER NOT NULL,
  difficulty ANY NOT NULL,
  difficulty_deviation ANY NOT NULL,
  guess ANY NOT NULL,
  difficulty_attempts INTEGER NOT NULL,
  p_correct ANY NOT NULL,
  ability_before ANY NOT NULL,
  ability_before_deviation ANY NOT NULL,
  ability_after ANY NOT NULL,
  ability_after_deviation ANY NOT NULL,
  body_hash INTEGER NOT NULL,
  voids BLOB,
  card_state INTEGER NOT NULL,
  card_step INTEGER NOT NULL,
  card_stability ANY NOT NULL,
  card_difficulty ANY NOT NULL,
  card_last_review_day INTEGER NOT NULL,
  card_reps INTEGER NOT NULL,
  card_lapses INTEGER NOT NULL,
  card_last_review INTEGER NOT NULL,
  card_due INTEGER NOT NULL,
  card_scheduled_days INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX attempts_by_learner ON attempts (learner_id, attempt_id);

-- Every index ends with the position: this one gives a queue in commit order. Queue -1 is read by nobody.
CREATE INDEX attempts_feed ON attempts (queue) WHERE queue >= 0;

CREATE TABLE flashcards (
  learner_id BLOB NOT NULL,
  question_id TEXT NOT NULL,
  front TEXT NOT NULL,
  back TEXT NOT NULL,
  PRIMARY KEY (learner_id, question_id)
) STRICT, WITHOUT ROWID;
