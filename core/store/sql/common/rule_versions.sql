SELECT version, text, saved_at, person.name
FROM (SELECT version, text, saved_at, saved_by FROM rule_version WHERE rule_id = :id
      UNION ALL
      SELECT version, text, changed_at, changed_by FROM rule WHERE id = :id2)
JOIN person ON person.id = saved_by
ORDER BY version DESC;
