UPDATE job_run SET cancel_wanted = :wanted WHERE id = :id
