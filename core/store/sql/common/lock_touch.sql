UPDATE record_lock SET seen = :seen WHERE user_id = :user_id AND seen >= :alive;
