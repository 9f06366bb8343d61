SELECT COUNT(*) FROM note WHERE mms_id = :mms_id AND deleted_at IS NULL;
