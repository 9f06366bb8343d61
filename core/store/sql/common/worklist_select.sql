SELECT mms_id FROM (
    SELECT mms_id, position FROM worklist WHERE user_id = :user_id
    UNION ALL
    SELECT a.mms_id, 1000000000 + a.id
    FROM assignment a JOIN bib b ON b.mms_id = a.mms_id
    WHERE a.holder_id = :holder_id AND a.state <> 'closed'
      AND NOT EXISTS (SELECT 1 FROM worklist w WHERE w.user_id = a.holder_id AND w.mms_id = a.mms_id)
) ORDER BY position DESC;
