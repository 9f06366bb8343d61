INSERT INTO job_total (run_id, position, name, records, fields)
VALUES (:run_id, :position, :name, :records, :fields)
ON CONFLICT (run_id, position) DO UPDATE SET records = excluded.records, fields = excluded.fields;
