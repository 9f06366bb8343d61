INSERT INTO reminder (id, mms_id, zone_id, due_date, type, status, person_id, done_on, title_key, text_key, text, repeat_unit,
    repeat_every, repeat_from, next_id, created_at, created_by, changed_at, changed_by, version, job_id)
SELECT :id, b.mms_id, b.zone_id, :due_date, :type, :status, :person_id, :done_on, b.title_key, :text_key, :text, :repeat_unit,
    :repeat_every, :repeat_from, :next_id, :created_at, :created_by, :changed_at, :changed_by, :version, :job_id
FROM bib b WHERE b.mms_id = :mms_id
