INSERT INTO draft (mms_id, user_id, base_version, network_version, changed_at, cursor_field, content)
VALUES (:mms_id, :user_id, :base_version, :network_version, :changed_at, :cursor_field, :content)
ON CONFLICT (mms_id, user_id) DO UPDATE SET
    base_version = excluded.base_version, network_version = excluded.network_version,
    changed_at = excluded.changed_at, cursor_field = excluded.cursor_field,
    content = excluded.content;
