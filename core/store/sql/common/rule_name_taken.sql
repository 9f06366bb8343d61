SELECT id FROM rule WHERE name = :name COLLATE NOCASE AND id <> :id;
