CREATE TABLE normalization_step (
    process_id INTEGER NOT NULL REFERENCES normalization_process (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    rule_id INTEGER NOT NULL REFERENCES rule (id),
    enabled INTEGER NOT NULL,
    PRIMARY KEY (process_id, position)
) STRICT, WITHOUT ROWID;
