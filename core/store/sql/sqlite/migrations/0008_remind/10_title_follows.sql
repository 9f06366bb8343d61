CREATE TRIGGER reminder_title_follows AFTER UPDATE OF title_key ON bib
WHEN NEW.title_key <> OLD.title_key
BEGIN
    UPDATE reminder SET title_key = NEW.title_key WHERE mms_id = NEW.mms_id;
END;
