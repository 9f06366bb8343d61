INSERT INTO rule (name, kind, description, shared, enabled, owner, version, text, changed_at, changed_by)
VALUES (:name, :kind, :description, :shared, :enabled, :user, 1, :text, :at, :user2);
