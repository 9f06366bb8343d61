SELECT rule_run.version, rule_run.ran_at, person.name, rule_run.what, rule_run.records, rule_run.changed
FROM rule_run
JOIN person ON person.id = rule_run.ran_by
WHERE rule_run.rule_id = :rule
ORDER BY rule_run.id DESC
LIMIT 200;
