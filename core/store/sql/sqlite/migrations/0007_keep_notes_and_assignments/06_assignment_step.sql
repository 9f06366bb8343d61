CREATE TABLE assignment_step (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignment (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    by_id INTEGER NOT NULL REFERENCES person (id),
    action TEXT NOT NULL CHECK (action IN ('assign', 'return', 'close')),
    to_id INTEGER REFERENCES person (id),
    depth INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT;
