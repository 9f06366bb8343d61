INSERT INTO rule_version (rule_id, version, text, saved_at, saved_by)
SELECT id, version, text, changed_at, changed_by FROM rule WHERE id = :id;
