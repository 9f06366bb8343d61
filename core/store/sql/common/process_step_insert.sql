INSERT INTO normalization_step (process_id, position, rule_id, enabled)
VALUES (:process, :position, :rule, :enabled);
