INSERT INTO note (mms_id, user_id, at, text, origin) VALUES (:mms_id, :user_id, :at, :text, :origin);
