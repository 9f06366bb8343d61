UPDATE assignment SET state = 'closed', state_at = :state_at, return_note = :return_note WHERE id = :id;
