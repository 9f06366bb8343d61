SELECT zone_kind, query, found, at FROM search_history
WHERE user_id = :user_id
ORDER BY at DESC, query
LIMIT :most;
