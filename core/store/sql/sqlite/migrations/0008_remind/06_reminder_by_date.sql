CREATE INDEX reminder_by_date ON reminder
    (gone, due_date, id, type, status, zone_id, person_id, done_on, created_by, created_at);
