INSERT INTO saved_search (user_id, name, zone_kind, query, sort, saved_at)
VALUES (:user_id, :name, :zone_kind, :query, '', :saved_at)
ON CONFLICT (user_id, name) DO UPDATE SET
    zone_kind = excluded.zone_kind, query = excluded.query, saved_at = excluded.saved_at;
