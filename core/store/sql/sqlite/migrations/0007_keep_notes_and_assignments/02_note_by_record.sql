CREATE INDEX note_by_record ON note (mms_id) WHERE deleted_at IS NULL;
