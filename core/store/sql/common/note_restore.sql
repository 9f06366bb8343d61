UPDATE note SET deleted_at = NULL, deleted_by = NULL WHERE id = :id AND deleted_at IS NOT NULL;
