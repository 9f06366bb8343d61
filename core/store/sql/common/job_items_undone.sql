UPDATE job_item SET outcome = 'undone' WHERE run_id = :run_id AND position >= :from AND position < :to AND outcome = 'done'
