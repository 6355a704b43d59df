-- When a state was written last, in seconds since 1970 UTC: retention lets go of the old. PostgreSQL has it from the beginning.
ALTER TABLE grain_state ADD COLUMN modified INTEGER NOT NULL DEFAULT 0;

UPDATE grain_state SET modified = unixepoch();

UPDATE OrleansQuery SET QueryText = '
  INSERT INTO grain_state AS g (service, type, n0, n1, ext, payload, version, modified)
  VALUES (@ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), @PayloadBinary, 1, unixepoch())
  ON CONFLICT (service, type, n0, n1, ext) DO UPDATE
  SET payload = excluded.payload, version = g.version + 1, modified = unixepoch()
  WHERE g.version = @GrainStateVersion
  RETURNING version AS NewGrainStateVersion' WHERE QueryKey = 'WriteToStorageKey';

UPDATE OrleansQuery SET QueryText = '
  UPDATE grain_state SET payload = NULL, version = version + 1, modified = unixepoch()
  WHERE service = @ServiceId AND type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND ext = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
  RETURNING version AS NewGrainStateVersion' WHERE QueryKey = 'ClearStorageKey';
