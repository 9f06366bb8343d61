INSERT INTO assignment (mms_id, state, begun_by, from_id, holder_id, depth, since, note, state_at)
VALUES (:mms_id, 'assigned', :begun_by, :from_id, :holder_id, 0, :since, :note, :state_at);
