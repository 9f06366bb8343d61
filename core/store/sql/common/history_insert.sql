INSERT INTO history (mms_id, user_id, at, action, detail)
VALUES (:mms_id, :user_id, :at, :action, :detail);
