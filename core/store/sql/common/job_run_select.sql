SELECT r.id, r.job, r.parameters, r.set_name, r.zone_id, z.kind, r.run_by, p.name, r.submitted_at, r.seen_at, r.ended_at, r.state,
    r.message, r.cancel_wanted, r.next_position, r.total, r.done, r.skipped, r.failed, r.undone, r.left_alone
FROM job_run r JOIN zone z ON z.id = r.zone_id JOIN person p ON p.id = r.run_by
WHERE r.id = :id
