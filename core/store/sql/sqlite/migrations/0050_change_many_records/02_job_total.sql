CREATE TABLE job_total (
    run_id INTEGER NOT NULL REFERENCES job_run (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    records INTEGER NOT NULL,
    fields INTEGER NOT NULL,
    PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
