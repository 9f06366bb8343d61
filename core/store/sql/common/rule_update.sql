UPDATE rule
SET name = :name, kind = :kind, description = :description, shared = :shared, enabled = :enabled, text = :text,
    version = version + :step, changed_at = :at, changed_by = :user
WHERE id = :id AND version = :base;
