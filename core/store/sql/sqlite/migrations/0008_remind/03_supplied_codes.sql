INSERT INTO reminder_code (kind, code, description, is_default, enabled, closing, position, changed_at)
VALUES ('type', 'GENERAL', 'General', 1, 1, 0, 1, ''),
       ('status', 'NEW', 'New', 1, 1, 0, 1, '');
