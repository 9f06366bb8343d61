CREATE TABLE normalization_process (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    description TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    on_save INTEGER NOT NULL,
    on_import INTEGER NOT NULL,
    by_hand INTEGER NOT NULL,
    as_job INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by INTEGER NOT NULL REFERENCES person (id)
) STRICT;
