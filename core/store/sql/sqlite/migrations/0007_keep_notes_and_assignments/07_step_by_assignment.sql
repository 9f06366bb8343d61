CREATE INDEX assignment_step_by_assignment ON assignment_step (assignment_id, id);
