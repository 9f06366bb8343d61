INSERT INTO worklist (user_id, mms_id, position, added_at)
SELECT :user_id, :mms_id, COALESCE((SELECT MAX(position) FROM worklist WHERE user_id = :user_id2), 0) + 1, :added_at
WHERE true
ON CONFLICT (user_id, mms_id) DO NOTHING;
