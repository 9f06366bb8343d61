INSERT INTO reminder (mms_id, zone_id, due_date, type, status, person_id, done_on, title_key, text_key, text, repeat_unit,
    repeat_every, repeat_from, created_at, created_by, changed_at, changed_by, version, job_id)
SELECT b.mms_id, b.zone_id, :due_date, :type, :status, :person_id, NULL, b.title_key, :text_key, :text, :repeat_unit, :repeat_every,
    :repeat_from, :at, :user_id, :at, :user_id, 1, :run_id
FROM job_item i JOIN bib b ON b.mms_id = i.mms_id
WHERE i.run_id = :run_id AND i.position >= :from AND i.position < :to AND i.outcome = ''
