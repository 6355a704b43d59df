-- Orleans reads its statements from OrleansQuery; the tables behind them are ours.
CREATE TABLE OrleansQuery (QueryKey varchar(64) PRIMARY KEY, QueryText varchar(8000) NOT NULL);

CREATE TABLE grain_state (
  service text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  n0 bigint NOT NULL,
  n1 bigint NOT NULL,
  ext text COLLATE "C" NOT NULL,
  payload bytea,
  version int NOT NULL,
  modified timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (service, type, n0, n1, ext)
) WITH (fillfactor = 80);

CREATE TABLE reminders (
  service text COLLATE "C" NOT NULL,
  grain text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  start_time timestamptz NOT NULL,
  period bigint NOT NULL,
  hash int NOT NULL,
  version int NOT NULL,
  PRIMARY KEY (service, grain, name)
);

CREATE INDEX reminders_by_hash ON reminders (service, hash);

INSERT INTO OrleansQuery VALUES
('WriteToStorageKey', '
  INSERT INTO grain_state AS g (service, type, n0, n1, ext, payload, version)
  VALUES (@ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), @PayloadBinary, 1)
  ON CONFLICT (service, type, n0, n1, ext) DO UPDATE
  SET payload = excluded.payload, version = g.version + 1, modified = now()
  WHERE g.version = @GrainStateVersion
  RETURNING version AS NewGrainStateVersion'),
('ReadFromStorageKey', '
  SELECT payload AS PayloadBinary, version AS Version FROM grain_state
  WHERE service = @ServiceId AND type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND ext = coalesce(@GrainIdExtensionString, '''')'),
('ClearStorageKey', '
  UPDATE grain_state SET payload = NULL, version = version + 1, modified = now()
  WHERE service = @ServiceId AND type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND ext = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
  RETURNING version AS NewGrainStateVersion'),
('DeleteStorageKey', '
  DELETE FROM grain_state
  WHERE service = @ServiceId AND type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND ext = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
  RETURNING version + 1 AS NewGrainStateVersion'),
('UpsertReminderRowKey', '
  INSERT INTO reminders AS r (service, grain, name, start_time, period, hash, version)
  VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
  ON CONFLICT (service, grain, name) DO UPDATE
  SET start_time = excluded.start_time, period = excluded.period, hash = excluded.hash, version = r.version + 1
  RETURNING version AS Version'),
('ReadReminderRowsKey', '
  SELECT grain AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
  FROM reminders WHERE service = @ServiceId AND grain = @GrainId'),
('ReadReminderRowKey', '
  SELECT grain AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
  FROM reminders WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName'),
('ReadRangeRows1Key', '
  SELECT grain AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
  FROM reminders WHERE service = @ServiceId AND hash > @BeginHash AND hash <= @EndHash'),
('ReadRangeRows2Key', '
  SELECT grain AS GrainId, name AS ReminderName, start_time AS StartTime, period AS Period, version AS Version
  FROM reminders WHERE service = @ServiceId AND (hash > @BeginHash OR hash <= @EndHash)'),
('DeleteReminderRowKey', '
  WITH deleted AS (
    DELETE FROM reminders WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version
    RETURNING 1)
  SELECT count(*)::int AS Deleted FROM deleted'),
('DeleteReminderRowsKey', '
  DELETE FROM reminders WHERE service = @ServiceId');
