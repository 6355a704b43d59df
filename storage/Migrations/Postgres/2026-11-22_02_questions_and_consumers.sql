-- status is that of the question, the same on every version: 1 published, 2 retired.
CREATE TABLE questions (
  question_id text COLLATE "C" NOT NULL,
  version int NOT NULL,
  type smallint NOT NULL,
  skill smallint NOT NULL,
  level smallint NOT NULL,
  status smallint NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (question_id, version)
);

CREATE INDEX questions_published ON questions (level, skill) WHERE status = 1;

-- xact_id is that of the last write: who read everything below the oldest open transaction asks from there on.
CREATE TABLE question_statistics (
  question_id text COLLATE "C" NOT NULL PRIMARY KEY,
  xact_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  difficulty float8 NOT NULL,
  deviation float8 NOT NULL,
  score_sum float8 NOT NULL,
  score_square_sum float8 NOT NULL,
  ability_sum float8 NOT NULL,
  ability_square_sum float8 NOT NULL,
  product_sum float8 NOT NULL,
  position_transaction bigint NOT NULL,
  position_index int NOT NULL,
  version int NOT NULL,
  attempts int NOT NULL,
  all_attempts int NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX question_statistics_changed ON question_statistics (xact_id);

CREATE TABLE checkpoints (
  consumer text COLLATE "C" NOT NULL,
  queue smallint NOT NULL,
  position_transaction bigint NOT NULL,
  position_index int NOT NULL,
  PRIMARY KEY (consumer, queue)
) WITH (fillfactor = 50);

CREATE TABLE secrets (
  name text COLLATE "C" NOT NULL PRIMARY KEY,
  value bytea NOT NULL
);

-- Written by the readiness check: a disk that is full or read-only shows here and not in a learner's answer.
CREATE TABLE health (
  id int PRIMARY KEY CHECK (id = 1),
  checks bigint NOT NULL
);

INSERT INTO health VALUES (1, 0);
