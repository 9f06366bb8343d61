CREATE UNIQUE INDEX assignment_open ON assignment (mms_id) WHERE state <> 'closed';
