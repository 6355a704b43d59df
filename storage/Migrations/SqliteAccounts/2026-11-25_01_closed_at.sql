-- When an account was closed, milliseconds since 1970 UTC: it is kept for a while from then on. Those that are closed count from now.
ALTER TABLE accounts ADD COLUMN closed_at INTEGER;

UPDATE accounts SET closed_at = CAST(strftime('%s', 'now') AS INTEGER) * 1000 WHERE state = 3;
