INSERT INTO record_set_member (set_id, mms_id) VALUES (:set_id, :mms_id)
ON CONFLICT (set_id, mms_id) DO NOTHING;
