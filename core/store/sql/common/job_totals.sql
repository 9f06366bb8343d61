SELECT name, records, fields FROM job_total WHERE run_id = :run_id ORDER BY position;
