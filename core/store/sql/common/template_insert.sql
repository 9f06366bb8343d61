INSERT INTO record_template (owner_id, shared, name, content, changed_at)
VALUES (:owner_id, :shared, :name, :content, :changed_at)
ON CONFLICT (owner_id, shared, name) DO UPDATE SET
    content = excluded.content, changed_at = excluded.changed_at;
