SELECT d.user_id, p.name
FROM draft d JOIN person p ON p.id = d.user_id
WHERE d.mms_id = :mms_id ORDER BY p.name;
