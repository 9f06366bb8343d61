INSERT INTO reminder_code (kind, code, description, is_default, enabled, closing, position, changed_at, changed_by)
VALUES (:kind, :code, :description, :is_default, :enabled, :closing, :position, :changed_at, :changed_by)
ON CONFLICT (kind, code) DO UPDATE SET description = excluded.description, is_default = excluded.is_default,
    enabled = excluded.enabled, closing = excluded.closing, position = excluded.position,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by
