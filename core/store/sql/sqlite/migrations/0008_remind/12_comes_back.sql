CREATE TRIGGER reminder_comes_back AFTER INSERT ON bib
BEGIN
    UPDATE reminder SET gone = 0, title_key = NEW.title_key WHERE mms_id = NEW.mms_id AND gone = 1;
END;
