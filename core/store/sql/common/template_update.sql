UPDATE record_template SET name = :name, shared = :shared, content = :content, changed_at = :changed_at
WHERE id = :id;
