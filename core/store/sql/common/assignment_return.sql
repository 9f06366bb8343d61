UPDATE assignment SET state = 'returned', holder_id = :holder_id, depth = :depth, state_at = :state_at,
    returned_by = :returned_by, return_note = :return_note
WHERE id = :id;
