CREATE TABLE reminder_code (
    kind TEXT NOT NULL CHECK (kind IN ('type', 'status')),
    code TEXT NOT NULL,
    description TEXT NOT NULL,
    is_default INTEGER NOT NULL,
    enabled INTEGER NOT NULL,
    closing INTEGER NOT NULL,
    position INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by INTEGER REFERENCES person (id),
    PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;
