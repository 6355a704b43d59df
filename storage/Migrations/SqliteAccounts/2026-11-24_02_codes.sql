-- One-time codes of authenticator apps that were used, so that none is good twice (RFC 6238, 5.2); kept for minutes.
-- code is a keyed hash in both tables. Times are milliseconds since 1970 UTC.
CREATE TABLE used_codes (
  account_id TEXT NOT NULL REFERENCES accounts ON DELETE CASCADE,
  code TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, code)
) STRICT;

-- Codes by which a teacher or an administrator lets somebody choose a new password: one for an account, good once.
CREATE TABLE password_resets (
  account_id TEXT PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
  code TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
