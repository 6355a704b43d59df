-- Who did what to whose data. Times are milliseconds since 1970 UTC; origin is encrypted. Rows are added and never changed;
-- retention lets go of the oldest, after it has noted in the head how far.
CREATE TABLE audit_log (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action INTEGER NOT NULL,
  actor_id TEXT,
  subject_id TEXT,
  origin BLOB,
  detail TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

CREATE INDEX audit_log_by_actor ON audit_log (actor_id, sequence);
CREATE INDEX audit_log_by_subject ON audit_log (subject_id, sequence);

CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL,
  hash BLOB NOT NULL,
  pruned_through INTEGER NOT NULL,
  pruned_hash BLOB NOT NULL
) STRICT;

INSERT INTO audit_head VALUES (1, 0, zeroblob(32), 0, zeroblob(32));

CREATE TRIGGER audit_log_changes BEFORE UPDATE ON audit_log BEGIN
  SELECT RAISE(ABORT, 'The audit log is append-only.');
END;

CREATE TRIGGER audit_log_deletes BEFORE DELETE ON audit_log WHEN OLD.sequence > (SELECT pruned_through FROM audit_head) BEGIN
  SELECT RAISE(ABORT, 'The audit log is append-only.');
END;
