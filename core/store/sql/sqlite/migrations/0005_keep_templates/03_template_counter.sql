CREATE TABLE template_counter (
    name TEXT PRIMARY KEY,
    next INTEGER NOT NULL
) STRICT;
