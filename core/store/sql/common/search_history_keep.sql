INSERT INTO search_history (user_id, zone_kind, query, found, at)
VALUES (:user_id, :zone_kind, :query, :found, :at)
ON CONFLICT (user_id, zone_kind, query) DO UPDATE SET found = excluded.found, at = excluded.at;
