CREATE INDEX rule_run_by_rule ON rule_run (rule_id, id);
