CREATE VIEW record_hold AS
SELECT mms_id, holder_id AS user_id, from_id, since, '9999-12-31T00:00:00.000Z' AS seen, note, 1 AS assigned
FROM assignment WHERE state = 'assigned'
UNION ALL
SELECT mms_id, user_id, user_id, since, seen, '', 0 FROM record_lock;
