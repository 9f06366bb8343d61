INSERT INTO job_item (run_id, position, mms_id, outcome, reason) VALUES (:run_id, :position, :mms_id, '', '')
