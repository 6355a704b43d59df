-- When an account was closed, milliseconds since 1970 UTC: it is kept for a while from then on. Those that are closed count from now.
ALTER TABLE accounts ADD COLUMN closed_at bigint;

UPDATE accounts SET closed_at = (extract(epoch FROM now()) * 1000)::bigint WHERE state = 3;
