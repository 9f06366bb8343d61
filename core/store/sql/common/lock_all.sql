SELECT h.mms_id, h.user_id, p.name, h.since, h.seen, h.assigned, f.name, h.note
FROM record_hold h JOIN person p ON p.id = h.user_id JOIN person f ON f.id = h.from_id
WHERE h.seen >= :alive
  AND (h.assigned = 1
       OR NOT EXISTS (SELECT 1 FROM assignment a WHERE a.mms_id = h.mms_id AND a.state = 'assigned'))
ORDER BY h.since;
