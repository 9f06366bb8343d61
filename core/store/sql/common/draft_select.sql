SELECT mms_id, user_id, base_version, changed_at, cursor_field, content, network_version
FROM draft WHERE mms_id = :mms_id AND user_id = :user_id;
