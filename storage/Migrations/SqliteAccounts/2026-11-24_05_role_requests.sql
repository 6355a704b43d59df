-- Roles that a second administrator approves. Times are milliseconds since 1970 UTC.
CREATE TABLE role_requests (
  request_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  role INTEGER NOT NULL,
  requested_by TEXT NOT NULL,
  requested_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  state INTEGER NOT NULL,
  decided_by TEXT,
  decided_at INTEGER
) STRICT;

CREATE UNIQUE INDEX role_requests_open ON role_requests (person_id, role) WHERE state = 1;
CREATE INDEX role_requests_by_time ON role_requests (requested_at);

-- One row. Whoever changes roles takes it first, so that changes come one after another and the last administrator stays.
-- code_hash: the keyed hash of the code that makes an administrator while there are fewer than two.
CREATE TABLE administration (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  changes INTEGER NOT NULL,
  had_administrator INTEGER NOT NULL,
  code_hash TEXT,
  code_expires_at INTEGER
) STRICT;

INSERT INTO administration SELECT 1, 0, EXISTS (SELECT 1 FROM accounts WHERE roles & 64 <> 0), NULL, NULL;

-- How many learners somebody has read within the last hour.
CREATE INDEX audit_log_by_actor_and_time ON audit_log (actor_id, at);
