CREATE TRIGGER reminder_goes_with_record AFTER DELETE ON bib
BEGIN
    UPDATE reminder SET gone = 1 WHERE mms_id = OLD.mms_id;
END;
