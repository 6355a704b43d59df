-- status is that of the question, the same on every version: 1 published, 2 retired.
CREATE TABLE questions (
  question_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  type INTEGER NOT NULL,
  skill INTEGER NOT NULL,
  level INTEGER NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (question_id, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX questions_published ON questions (level, skill) WHERE status = 1;

-- stamp grows with every write: who read up to one asks for what is above it.
CREATE TABLE question_statistics (
  question_id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  difficulty ANY NOT NULL,
  deviation ANY NOT NULL,
  attempts INTEGER NOT NULL,
  all_attempts INTEGER NOT NULL,
  score_sum ANY NOT NULL,
  score_square_sum ANY NOT NULL,
  ability_sum ANY NOT NULL,
  ability_square_sum ANY NOT NULL,
  product_sum ANY NOT NULL,
  position_transaction INTEGER NOT NULL,
  position_index INTEGER NOT NULL,
  stamp INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX question_statistics_changed ON question_statistics (stamp);

-- One row; a counter of its own, because the highest stamp in the table can be deleted.
CREATE TABLE statistics_stamp (stamp INTEGER NOT NULL) STRICT;

INSERT INTO statistics_stamp VALUES (0);

CREATE TABLE checkpoints (
  consumer TEXT NOT NULL,
  queue INTEGER NOT NULL,
  position_transaction INTEGER NOT NULL,
  position_index INTEGER NOT NULL,
  PRIMARY KEY (consumer, queue)
) STRICT, WITHOUT ROWID;

CREATE TABLE secrets (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Written by the readiness check: a disk that is full or read-only shows here and not in a learner's answer.
CREATE TABLE health (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  checks INTEGER NOT NULL
) STRICT;

INSERT INTO health VALUES (1, 0);
