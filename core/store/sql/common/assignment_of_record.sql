SELECT a.id, a.mms_id, a.state, a.begun_by, a.from_id, f.name, f.login, a.holder_id, h.name, h.login, a.depth,
    a.since, a.note, a.state_at, a.return_note,
    COALESCE(r.name, ''), b.title, b.material, z.kind
FROM assignment a JOIN person f ON f.id = a.from_id JOIN person h ON h.id = a.holder_id
LEFT JOIN person r ON r.id = a.returned_by
JOIN bib b ON b.mms_id = a.mms_id JOIN zone z ON z.id = b.zone_id
WHERE a.state <> 'closed' AND a.mms_id = :mms_id;
