CREATE INDEX reminder_by_record ON reminder (mms_id);
