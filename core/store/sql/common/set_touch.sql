UPDATE record_set SET changed_at = :at, changed_by = :user_id WHERE id = :id;
