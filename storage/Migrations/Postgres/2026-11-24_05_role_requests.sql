-- Roles that a second administrator approves. Times are milliseconds since 1970 UTC.
CREATE TABLE role_requests (
  request_id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  role integer NOT NULL,
  requested_by uuid NOT NULL,
  requested_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  state integer NOT NULL,
  decided_by uuid,
  decided_at bigint
);

CREATE UNIQUE INDEX role_requests_open ON role_requests (person_id, role) WHERE state = 1;
CREATE INDEX role_requests_by_time ON role_requests (requested_at);

-- One row. Whoever changes roles takes it first, so that changes come one after another and the last administrator stays.
-- code_hash: the keyed hash of the code that makes an administrator while there are fewer than two.
CREATE TABLE administration (
  id integer PRIMARY KEY CHECK (id = 1),
  changes bigint NOT NULL,
  had_administrator boolean NOT NULL,
  code_hash varchar(64),
  code_expires_at bigint
);

INSERT INTO administration SELECT 1, 0, EXISTS (SELECT 1 FROM accounts WHERE roles & 64 <> 0), NULL, NULL;

-- How many learners somebody has read within the last hour.
CREATE INDEX audit_log_by_actor_and_time ON audit_log (actor_id, at);
