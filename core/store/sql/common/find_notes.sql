SELECT mms_id, text FROM note WHERE deleted_at IS NULL;
