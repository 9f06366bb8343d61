INSERT INTO job_run (job, parameters, set_name, zone_id, run_by, submitted_at, seen_at, state, total)
VALUES (:job, :parameters, :set_name, :zone_id, :run_by, :at, :at, 'waiting', :total)
