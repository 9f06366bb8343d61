CREATE TRIGGER reminder_comes_back AFTER DELETE ON deleted_bib
BEGIN
    UPDATE reminder SET gone = 0, title_key = (SELECT title_key FROM bib WHERE mms_id = OLD.mms_id)
    WHERE mms_id = OLD.mms_id AND gone = 1 AND EXISTS (SELECT 1 FROM bib WHERE mms_id = OLD.mms_id);
END;
