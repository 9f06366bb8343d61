SELECT rule.id, rule.name, rule.kind, rule.description, rule.shared, rule.enabled, rule.owner, owner.name,
       rule.version, rule.text, rule.changed_at, changer.name
FROM rule
JOIN person AS owner ON owner.id = rule.owner
JOIN person AS changer ON changer.id = rule.changed_by
WHERE rule.id = :id;
