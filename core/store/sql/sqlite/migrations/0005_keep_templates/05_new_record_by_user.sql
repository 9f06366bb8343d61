CREATE INDEX new_record_by_user ON new_record (user_id, created_at);
