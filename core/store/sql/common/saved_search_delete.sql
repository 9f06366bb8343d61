DELETE FROM saved_search WHERE user_id = :user_id AND id = :id;
