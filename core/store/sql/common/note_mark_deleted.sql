UPDATE note SET deleted_at = :at, deleted_by = :user_id WHERE id = :id AND deleted_at IS NULL;
