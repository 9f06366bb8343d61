CREATE INDEX reminder_by_text ON reminder
    (gone, text_key, id, title_key, due_date, type, status, zone_id, person_id, done_on, created_by, created_at);
