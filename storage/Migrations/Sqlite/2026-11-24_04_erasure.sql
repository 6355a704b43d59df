-- Learners that were erased lately: a request that was under way then must not register them again. Emptied after a day.
CREATE TABLE erased_learners (
  learner_id BLOB NOT NULL PRIMARY KEY,
  erased_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
