CREATE INDEX job_item_told ON job_item (run_id, outcome, position)
WHERE outcome = 'failed' OR outcome = 'left' OR outcome = 'skipped';
