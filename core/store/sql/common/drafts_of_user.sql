SELECT mms_id, user_id, base_version, changed_at, cursor_field, content, network_version
FROM draft WHERE user_id = :user_id ORDER BY changed_at DESC;
