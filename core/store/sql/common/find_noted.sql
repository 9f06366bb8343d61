SELECT mms_id FROM note WHERE deleted_at IS NULL;
