-- Times are milliseconds since 1970 UTC.

-- A guardian's consent for a child below 17. guardian and receipt are encrypted under the child's key, codes are keyed hashes.
CREATE TABLE consents (
  consent_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  state INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  code_hash TEXT NOT NULL UNIQUE,
  text_version INTEGER NOT NULL,
  decided_at INTEGER,
  method INTEGER,
  recorded_by TEXT,
  guardian BLOB,
  receipt BLOB,
  withdrawal_hash TEXT,
  ended_at INTEGER
) STRICT;

CREATE INDEX consents_by_person ON consents (person_id);
CREATE UNIQUE INDEX consents_asked ON consents (person_id) WHERE state = 1;
CREATE INDEX consents_open ON consents (asked_at) WHERE state = 1;

-- Persons who are to be erased. A row goes with the last of what it names.
CREATE TABLE erasures (
  person_id TEXT PRIMARY KEY,
  reason INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL
) STRICT;

CREATE INDEX erasures_due ON erasures (due_at);

-- How many entries of the list of erasures this database has seen: a restored one has seen fewer. One row.
CREATE TABLE erasure_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  applied INTEGER NOT NULL
) STRICT;

INSERT INTO erasure_head VALUES (1, 0);

-- When a job ran last, and what it did: read by the check of compliance.
CREATE TABLE job_runs (
  name TEXT PRIMARY KEY,
  ran_at INTEGER NOT NULL,
  report TEXT NOT NULL
) STRICT;
