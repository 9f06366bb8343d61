SELECT t.id, t.owner_id, p.name, t.shared, t.name, t.content
FROM record_template t JOIN person p ON p.id = t.owner_id
WHERE t.shared = 1 OR t.owner_id = :user_id
ORDER BY t.name COLLATE NOCASE, t.id;
