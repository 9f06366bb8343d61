SELECT t.id, t.owner_id, p.name, t.shared, t.name, t.content
FROM record_template t JOIN person p ON p.id = t.owner_id WHERE t.id = :id;
