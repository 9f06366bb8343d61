SELECT n.id, n.mms_id, n.user_id, p.name, n.at, n.text, n.origin, n.deleted_at
FROM note n JOIN person p ON p.id = n.user_id
WHERE n.mms_id = :mms_id AND n.deleted_at IS NULL ORDER BY n.at DESC, n.id DESC;
