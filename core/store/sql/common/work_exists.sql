SELECT EXISTS (
    SELECT 1 FROM history
    WHERE action <> 'import'
      AND id > COALESCE((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'work_begins_after'), 0)
);
