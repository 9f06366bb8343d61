SELECT s.id, s.zone_id, s.name, s.description, s.kind, s.query, s.shared, s.owner_id, p.name,
    s.created_at, s.changed_at
FROM record_set s JOIN person p ON p.id = s.owner_id
WHERE s.id = :id;
