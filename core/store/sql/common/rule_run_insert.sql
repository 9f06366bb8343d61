INSERT INTO rule_run (rule_id, version, ran_at, ran_by, what, records, changed)
VALUES (:rule, :version, :at, :user, :what, :records, :changed);
