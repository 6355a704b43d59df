-- Orleans reads its statements from OrleansQuery; the tables behind them are ours.
CREATE TABLE OrleansQuery (QueryKey TEXT NOT NULL PRIMARY KEY, QueryText TEXT NOT NULL);

CREATE TABLE grain_state (
  service TEXT NOT NULL,
  type TEXT NOT NULL,
  n0 INTEGER NOT NULL,
  n1 INTEGER NOT NULL,
  ext TEXT NOT NULL,
  payload BLOB,
  version INTEGER NOT NULL,
  PRIMARY KEY (service, type, n0, n1, ext)
) WITHOUT ROWID;

-- start_time: ISO 8601 text, as Microsoft.Data.Sqlite writes a DateTime.
CREATE TABLE reminders (
  service TEXT NOT NULL,
  grain TEXT NOT NULL,
  name TEXT NOT NULL,
  start_time TEXT NOT NULL,
  period INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (service, grain, name)
) WITHOUT ROWID;

CREATE INDEX reminders_by_hash ON reminders (service, hash);

INSERT INTO OrleansQuery VALUES
('WriteToStorageKey', '
  INSERT INTO grain_state AS g (service, type, n0, n1, ext, payload, version)
  VALUES (@ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), @PayloadBinary, 1)
  ON CONFLICT (service, type, n0, n1, ext) DO UPDATE
  SET payload = excluded.payload, version = g.version + 1
  WHERE g.version = @GrainStateVersion
  RETURNING version AS NewGrainStateVersion'),
('ReadFromStorageKey', '
  SELECT payload AS PayloadBinary, version AS Version FROM grain_state
  WHERE service = @ServiceId AND type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND ext = coalesce(@GrainIdExtensionString, '''')'),
('ClearStorageKey', '
  UPDATE grain_state SET payload = NULL, version = version + 1
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
  DELETE FROM reminders WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version;
  SELECT changes() AS Deleted'),
('DeleteReminderRowsKey', '
  DELETE FROM reminders WHERE service = @ServiceId');
