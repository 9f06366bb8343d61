UPDATE job_item SET outcome = :outcome, reason = :reason, undo = :undo WHERE run_id = :run_id AND position = :position
