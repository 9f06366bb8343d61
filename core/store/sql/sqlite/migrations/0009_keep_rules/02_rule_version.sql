CREATE TABLE rule_version (
    rule_id INTEGER NOT NULL REFERENCES rule (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    saved_by INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (rule_id, version)
) STRICT, WITHOUT ROWID;
