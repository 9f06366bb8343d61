SELECT c.code, c.description, c.is_default, c.enabled, c.closing, c.position, c.changed_at, c.changed_by, COALESCE(p.name, '')
FROM reminder_code c LEFT JOIN person p ON p.id = c.changed_by
WHERE c.kind = :kind
ORDER BY c.position, c.code
