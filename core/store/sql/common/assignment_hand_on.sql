UPDATE assignment SET state = 'assigned', from_id = :from_id, holder_id = :holder_id, depth = :depth,
    since = :since, note = :note, state_at = :state_at, returned_by = NULL, return_note = ''
WHERE id = :id;
