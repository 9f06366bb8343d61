CREATE TABLE job_item (
    run_id INTEGER NOT NULL REFERENCES job_run (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    mms_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    undo BLOB,
    PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
