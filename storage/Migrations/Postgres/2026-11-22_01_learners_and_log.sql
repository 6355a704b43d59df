-- Every learner table begins with learner_id: it shards by learner with no change of query. Ids made of text compare by
-- bytes (COLLATE "C"): faster, and no index breaks when the system's collations change.

-- fillfactor: a learner's row is rewritten by every commit, in place as long as its page has room.
CREATE TABLE learners (
  learner_id uuid NOT NULL PRIMARY KEY,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  desired_retention float8 NOT NULL,
  last_answered_at timestamptz,
  attempts int NOT NULL,
  correct int NOT NULL,
  active_days int NOT NULL,
  streak_days int NOT NULL,
  last_day int NOT NULL,
  last_attempt_id uuid,
  time_zone text NOT NULL,
  abilities text NOT NULL
) WITH (fillfactor = 70);

-- A new card is no row: state is never 0.
CREATE TABLE cards (
  learner_id uuid NOT NULL,
  stability float8 NOT NULL,
  difficulty float8 NOT NULL,
  last_review timestamptz NOT NULL,
  due timestamptz NOT NULL,
  step int NOT NULL,
  last_review_day int NOT NULL,
  reps int NOT NULL,
  lapses int NOT NULL,
  scheduled_days int NOT NULL,
  state smallint NOT NULL CHECK (state > 0),
  question_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (learner_id, question_id)
) WITH (fillfactor = 85);

-- A partition a month, made by the program before the first attempt of that month: an attempt id is a UUIDv7 and begins
-- with its time, so the key stays globally unique. No default partition: rows in one would bar a month's partition.
-- (xact_id, batch_index) is the commit order. Wide columns first: no padding.
CREATE TABLE attempts (
  learner_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  xact_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  answered_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  body_hash bigint NOT NULL,
  score float8 NOT NULL CHECK (score BETWEEN 0 AND 1),
  difficulty float8 NOT NULL,
  difficulty_deviation float8 NOT NULL,
  guess float8 NOT NULL,
  p_correct float8 NOT NULL,
  ability_before float8 NOT NULL,
  ability_before_deviation float8 NOT NULL,
  ability_after float8 NOT NULL,
  ability_after_deviation float8 NOT NULL,
  card_stability float8 NOT NULL,
  card_difficulty float8 NOT NULL,
  card_last_review timestamptz NOT NULL,
  card_due timestamptz NOT NULL,
  batch_index int NOT NULL,
  question_version int NOT NULL,
  day int NOT NULL,
  response_ms int NOT NULL,
  hints_used int NOT NULL,
  difficulty_attempts int NOT NULL,
  card_step int NOT NULL,
  card_last_review_day int NOT NULL,
  card_reps int NOT NULL,
  card_lapses int NOT NULL,
  card_scheduled_days int NOT NULL,
  queue smallint NOT NULL,
  kind smallint NOT NULL,
  skill smallint NOT NULL,
  self_rating smallint,
  rating smallint NOT NULL,
  card_state smallint NOT NULL,
  correct boolean NOT NULL,
  rated boolean NOT NULL,
  self_graded boolean NOT NULL,
  is_first boolean NOT NULL,
  voids uuid,
  question_id text COLLATE "C" NOT NULL,
  response text NOT NULL,
  PRIMARY KEY (learner_id, attempt_id)
) PARTITION BY RANGE (attempt_id);

-- Queue -1, learners' own flashcards, is read by nobody.
CREATE INDEX attempts_feed ON attempts (queue, xact_id, batch_index) WHERE queue >= 0;

CREATE TABLE flashcards (
  learner_id uuid NOT NULL,
  question_id text COLLATE "C" NOT NULL,
  front text NOT NULL,
  back text NOT NULL,
  PRIMARY KEY (learner_id, question_id)
);
