SELECT s.id, s.zone_id, s.name, s.description, s.kind, s.query, s.shared, s.owner_id, p.name,
    s.created_at, s.changed_at
FROM record_set s JOIN person p ON p.id = s.owner_id
WHERE s.shared = 1 OR s.owner_id = :user_id
ORDER BY s.name_key, s.id;
