DELETE FROM worklist
WHERE user_id = :user_id AND mms_id = :mms_id
  AND NOT EXISTS (SELECT 1 FROM assignment a
                  WHERE a.mms_id = worklist.mms_id AND a.holder_id = worklist.user_id AND a.state <> 'closed');
