CREATE INDEX history_by_record ON history (mms_id, id);
