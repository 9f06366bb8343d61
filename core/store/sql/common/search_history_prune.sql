DELETE FROM search_history
WHERE user_id = :user_id AND rowid NOT IN (
    SELECT rowid FROM search_history WHERE user_id = :user_id ORDER BY at DESC, query LIMIT :most);
