CREATE INDEX assignment_by_holder ON assignment (holder_id) WHERE state <> 'closed';
