-- Classes. Times are milliseconds since 1970 UTC. The code is found by everybody who types it, so it stands as it is; pin_hash is
-- Identity's hash of a keyed hash.
CREATE TABLE classes (
  class_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  join_code TEXT NOT NULL UNIQUE,
  is_open INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  archived_at INTEGER
) STRICT;

CREATE TABLE class_teachers (
  class_id TEXT NOT NULL REFERENCES classes ON DELETE CASCADE,
  teacher_id TEXT NOT NULL REFERENCES accounts ON DELETE CASCADE,
  is_owner INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (class_id, teacher_id)
) STRICT;

CREATE INDEX class_teachers_by_teacher ON class_teachers (teacher_id);

CREATE TABLE class_members (
  class_id TEXT NOT NULL REFERENCES classes ON DELETE CASCADE,
  learner_id TEXT NOT NULL REFERENCES accounts ON DELETE CASCADE,
  number INTEGER,
  pin_hash TEXT,
  joined_at INTEGER NOT NULL,
  left_at INTEGER,
  PRIMARY KEY (class_id, learner_id)
) STRICT;

CREATE INDEX class_members_by_learner ON class_members (learner_id);
CREATE UNIQUE INDEX class_members_numbers ON class_members (class_id, number) WHERE left_at IS NULL AND number IS NOT NULL;

CREATE TABLE assignments (
  assignment_id TEXT PRIMARY KEY,
  class_id TEXT NOT NULL REFERENCES classes ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  title TEXT NOT NULL,
  instructions TEXT NOT NULL,
  lesson_id TEXT,
  question_ids TEXT NOT NULL,
  goal INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX assignments_by_class ON assignments (class_id, due_at);

-- A phone that many hands use: ends sooner, and lets in no more than a student.
ALTER TABLE sessions ADD COLUMN is_shared INTEGER NOT NULL DEFAULT 0;
