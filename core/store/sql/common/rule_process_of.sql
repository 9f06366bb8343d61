SELECT normalization_process.name
FROM normalization_step
JOIN normalization_process ON normalization_process.id = normalization_step.process_id
WHERE normalization_step.rule_id = :rule
ORDER BY normalization_process.name
LIMIT 1;
