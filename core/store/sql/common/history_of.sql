SELECT h.mms_id, h.user_id, p.name, h.at, h.action, h.detail
FROM history h JOIN person p ON p.id = h.user_id
WHERE h.mms_id = :mms_id ORDER BY h.id DESC;
