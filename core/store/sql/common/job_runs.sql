SELECT id FROM job_run ORDER BY id DESC LIMIT :limit
