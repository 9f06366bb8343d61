CREATE INDEX reminder_by_title ON reminder
    (gone, title_key, id, due_date, type, status, zone_id, person_id, done_on, created_at);
