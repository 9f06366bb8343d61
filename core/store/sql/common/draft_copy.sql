INSERT INTO draft (mms_id, user_id, base_version, network_version, changed_at, cursor_field, content)
SELECT mms_id, :to_id, base_version, network_version, changed_at, cursor_field, content
FROM draft WHERE mms_id = :mms_id AND user_id = :from_id
ON CONFLICT (mms_id, user_id) DO NOTHING;
