SELECT id, name, zone_kind, query, saved_at FROM saved_search WHERE user_id = :user_id ORDER BY name, id;
