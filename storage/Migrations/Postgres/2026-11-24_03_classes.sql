-- Classes. Times are milliseconds since 1970 UTC. The code is found by everybody who types it, so it stands as it is; pin_hash is
-- Identity's hash of a keyed hash.
CREATE TABLE classes (
  class_id uuid PRIMARY KEY,
  name varchar(100) NOT NULL,
  time_zone varchar(64) NOT NULL,
  join_code varchar(8) NOT NULL UNIQUE,
  is_open boolean NOT NULL,
  version int NOT NULL,
  created_at bigint NOT NULL,
  archived_at bigint
);

CREATE TABLE class_teachers (
  class_id uuid NOT NULL REFERENCES classes ON DELETE CASCADE,
  teacher_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  is_owner boolean NOT NULL,
  added_at bigint NOT NULL,
  PRIMARY KEY (class_id, teacher_id)
);

CREATE INDEX class_teachers_by_teacher ON class_teachers (teacher_id);

CREATE TABLE class_members (
  class_id uuid NOT NULL REFERENCES classes ON DELETE CASCADE,
  learner_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  number int,
  pin_hash text,
  joined_at bigint NOT NULL,
  left_at bigint,
  PRIMARY KEY (class_id, learner_id)
);

CREATE INDEX class_members_by_learner ON class_members (learner_id);
CREATE UNIQUE INDEX class_members_numbers ON class_members (class_id, number) WHERE left_at IS NULL AND number IS NOT NULL;

CREATE TABLE assignments (
  assignment_id uuid PRIMARY KEY,
  class_id uuid NOT NULL REFERENCES classes ON DELETE CASCADE,
  kind int NOT NULL,
  title varchar(200) NOT NULL,
  instructions text NOT NULL,
  lesson_id text,
  question_ids text NOT NULL,
  goal int NOT NULL,
  opened_at bigint NOT NULL,
  due_at bigint NOT NULL,
  made_at bigint NOT NULL,
  version int NOT NULL
);

CREATE INDEX assignments_by_class ON assignments (class_id, due_at);

-- A phone that many hands use: ends sooner, and lets in no more than a student.
ALTER TABLE sessions ADD COLUMN is_shared boolean NOT NULL DEFAULT false;
