-- Who did what to whose data. Times are milliseconds since 1970 UTC; origin is encrypted. Rows are added and never changed;
-- retention lets go of the oldest, after it has noted in the head how far.
CREATE TABLE audit_log (
  sequence bigint PRIMARY KEY,
  at bigint NOT NULL,
  action integer NOT NULL,
  actor_id uuid,
  subject_id uuid,
  origin bytea,
  detail text NOT NULL,
  hash bytea NOT NULL
);

CREATE INDEX audit_log_by_actor ON audit_log (actor_id, sequence);
CREATE INDEX audit_log_by_subject ON audit_log (subject_id, sequence);

CREATE TABLE audit_head (
  id integer PRIMARY KEY CHECK (id = 1),
  sequence bigint NOT NULL,
  hash bytea NOT NULL,
  pruned_through bigint NOT NULL,
  pruned_hash bytea NOT NULL
);

INSERT INTO audit_head VALUES (1, 0, decode(repeat('00', 32), 'hex'), 0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.sequence <= (SELECT pruned_through FROM audit_head) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The audit log is append-only.';
END
$$;

CREATE TRIGGER audit_log_changes BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_log_is_append_only();
CREATE TRIGGER audit_log_emptied BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only();
