SELECT r.id, r.mms_id, r.zone_id, r.due_date, r.type, r.status, r.person_id, r.done_on, r.text, r.repeat_unit, r.repeat_every,
    r.repeat_from, r.next_id, r.created_at, r.created_by, r.changed_at, r.changed_by, r.version, r.job_id,
    z.kind, COALESCE(b.title, ''), COALESCE(b.title_script, ''), COALESCE(b.material, ''),
    COALESCE(t.description, r.type), COALESCE(s.description, r.status), COALESCE(p.name, ''), c.name, e.name
FROM reminder r
JOIN zone z ON z.id = r.zone_id
LEFT JOIN bib b ON b.mms_id = r.mms_id
LEFT JOIN reminder_code t ON t.kind = 'type' AND t.code = r.type
LEFT JOIN reminder_code s ON s.kind = 'status' AND s.code = r.status
LEFT JOIN person p ON p.id = r.person_id
JOIN person c ON c.id = r.created_by
JOIN person e ON e.id = r.changed_by
WHERE r.id = :id
