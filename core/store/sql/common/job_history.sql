INSERT INTO history (mms_id, user_id, at, action, detail)
SELECT mms_id, :user_id, :at, :action, :detail FROM job_item
WHERE run_id = :run_id AND position >= :from AND position < :to AND outcome = :outcome
