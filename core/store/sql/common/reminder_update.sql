UPDATE reminder SET due_date = :due_date, type = :type, status = :status, person_id = :person_id, done_on = :done_on,
    text_key = :text_key, text = :text, repeat_unit = :repeat_unit, repeat_every = :repeat_every, repeat_from = :repeat_from,
    next_id = :next_id, changed_at = :changed_at, changed_by = :changed_by, version = :version
WHERE id = :id AND version = :base_version
