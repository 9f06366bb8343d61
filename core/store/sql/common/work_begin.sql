INSERT INTO meta (key, value)
SELECT 'work_begins_after', CAST(COALESCE(MAX(id), 0) AS TEXT) FROM history
WHERE true
ON CONFLICT (key) DO UPDATE SET value = excluded.value;
