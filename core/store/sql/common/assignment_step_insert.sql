INSERT INTO assignment_step (assignment_id, at, by_id, action, to_id, depth, note)
VALUES (:assignment_id, :at, :by_id, :action, :to_id, :depth, :note);
