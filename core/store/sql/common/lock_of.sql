SELECT h.mms_id, h.user_id, p.name, h.since, h.seen, h.assigned, f.name, h.note
FROM record_hold h JOIN person p ON p.id = h.user_id JOIN person f ON f.id = h.from_id
WHERE h.mms_id = :mms_id AND h.seen >= :alive ORDER BY h.assigned DESC LIMIT 1;
