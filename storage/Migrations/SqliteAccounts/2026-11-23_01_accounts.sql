-- What people edit. Times are milliseconds since 1970 UTC. What names a person is encrypted (personal, device, value) or a keyed
-- hash (login_hash, email_hash, subject).
CREATE TABLE accounts (
  account_id TEXT PRIMARY KEY,
  login_hash TEXT NOT NULL UNIQUE,
  email_hash TEXT UNIQUE,
  personal BLOB NOT NULL,
  password_hash TEXT,
  security_stamp TEXT NOT NULL,
  concurrency_stamp TEXT NOT NULL,
  two_factor INTEGER NOT NULL,
  roles INTEGER NOT NULL,
  state INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  last_sign_in_at INTEGER
) STRICT;

-- ASP.NET Core Identity: the key of one-time codes, recovery codes.
CREATE TABLE account_tokens (
  account_id TEXT NOT NULL REFERENCES accounts ON DELETE CASCADE,
  login_provider TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (account_id, login_provider, name)
) STRICT;

CREATE TABLE sessions (
  session_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  device BLOB NOT NULL,
  generation INTEGER NOT NULL,
  request_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER,
  "end" INTEGER
) STRICT;

CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE person_keys (
  person_id TEXT PRIMARY KEY,
  wrapped BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE service_keys (
  name TEXT PRIMARY KEY,
  wrapped BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE signing_keys (
  key_id TEXT PRIMARY KEY,
  public_key BLOB NOT NULL,
  wrapped BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  signs_from INTEGER NOT NULL,
  accepted_until INTEGER NOT NULL
) STRICT;

CREATE TABLE sign_in_failures (
  failure_id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  failed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_in_failures_by_subject ON sign_in_failures (subject, failed_at);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (failed_at);
