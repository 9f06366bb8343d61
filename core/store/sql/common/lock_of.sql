SELECT l.mms_id, l.user_id, p.name, l.since, l.seen
FROM record_lock l JOIN person p ON p.id = l.user_id
WHERE l.mms_id = :mms_id AND l.seen >= :alive;
