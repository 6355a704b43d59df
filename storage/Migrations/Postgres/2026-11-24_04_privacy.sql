-- Learners that were erased lately: a request that was under way then must not register them again. Emptied after a day.
CREATE TABLE erased_learners (
  learner_id uuid NOT NULL PRIMARY KEY,
  erased_at timestamptz NOT NULL
);

-- Times of what follows are milliseconds since 1970 UTC.

-- A guardian's consent for a child below 17. guardian and receipt are encrypted under the child's key, codes are keyed hashes.
CREATE TABLE consents (
  consent_id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  state integer NOT NULL,
  asked_at bigint NOT NULL,
  code_hash varchar(64) NOT NULL UNIQUE,
  text_version integer NOT NULL,
  decided_at bigint,
  method integer,
  recorded_by uuid,
  guardian bytea,
  receipt bytea,
  withdrawal_hash varchar(64),
  ended_at bigint
);

CREATE INDEX consents_by_person ON consents (person_id);
CREATE UNIQUE INDEX consents_asked ON consents (person_id) WHERE state = 1;
CREATE INDEX consents_open ON consents (asked_at) WHERE state = 1;

-- Persons who are to be erased. A row goes with the last of what it names.
CREATE TABLE erasures (
  person_id uuid PRIMARY KEY,
  reason integer NOT NULL,
  asked_at bigint NOT NULL,
  due_at bigint NOT NULL
);

CREATE INDEX erasures_due ON erasures (due_at);

-- How many entries of the list of erasures this database has seen: a restored one has seen fewer. One row.
CREATE TABLE erasure_head (
  id integer PRIMARY KEY CHECK (id = 1),
  applied bigint NOT NULL
);

INSERT INTO erasure_head VALUES (1, 0);

-- When a job ran last, and what it did: read by the check of compliance.
CREATE TABLE job_runs (
  name text PRIMARY KEY,
  ran_at bigint NOT NULL,
  report text NOT NULL
);
