SELECT normalization_step.rule_id, rule.name, normalization_step.enabled
FROM normalization_step
JOIN rule ON rule.id = normalization_step.rule_id
WHERE normalization_step.process_id = :process
ORDER BY normalization_step.position;
