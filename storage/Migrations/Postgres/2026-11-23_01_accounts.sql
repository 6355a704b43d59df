-- What people edit. Times are milliseconds since 1970 UTC. What names a person is encrypted (personal, device, value) or a keyed
-- hash (login_hash, email_hash, subject).
CREATE TABLE accounts (
  account_id uuid PRIMARY KEY,
  login_hash varchar(64) NOT NULL UNIQUE,
  email_hash varchar(64) UNIQUE,
  personal bytea NOT NULL,
  password_hash text,
  security_stamp text NOT NULL,
  concurrency_stamp text NOT NULL,
  two_factor boolean NOT NULL,
  roles integer NOT NULL,
  state integer NOT NULL,
  created_at bigint NOT NULL,
  last_sign_in_at bigint
);

-- ASP.NET Core Identity: the key of one-time codes, recovery codes.
CREATE TABLE account_tokens (
  account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  login_provider text NOT NULL,
  name text NOT NULL,
  value text,
  PRIMARY KEY (account_id, login_provider, name)
);

CREATE TABLE sessions (
  session_id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  device bytea NOT NULL,
  generation integer NOT NULL,
  request_hash text NOT NULL,
  created_at bigint NOT NULL,
  used_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  ended_at bigint,
  "end" integer
);

CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE person_keys (
  person_id uuid PRIMARY KEY,
  wrapped bytea NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE service_keys (
  name text PRIMARY KEY,
  wrapped bytea NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE signing_keys (
  key_id text PRIMARY KEY,
  public_key bytea NOT NULL,
  wrapped bytea NOT NULL,
  created_at bigint NOT NULL,
  signs_from bigint NOT NULL,
  accepted_until bigint NOT NULL
);

CREATE TABLE sign_in_failures (
  failure_id uuid PRIMARY KEY,
  subject varchar(64) NOT NULL,
  failed_at bigint NOT NULL
);

CREATE INDEX sign_in_failures_by_subject ON sign_in_failures (subject, failed_at);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (failed_at);
