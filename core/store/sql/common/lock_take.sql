INSERT INTO record_lock (mms_id, user_id, since, seen)
VALUES (:mms_id, :user_id, :since, :seen)
ON CONFLICT (mms_id) DO UPDATE SET
    user_id = excluded.user_id, since = excluded.since, seen = excluded.seen;
