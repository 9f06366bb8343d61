SELECT s.at, s.by_id, b.name, s.action, s.to_id, COALESCE(t.name, ''), s.depth, s.note
FROM assignment_step s JOIN person b ON b.id = s.by_id LEFT JOIN person t ON t.id = s.to_id
WHERE s.assignment_id = :assignment_id ORDER BY s.id;
