DROP TRIGGER reminder_title_follows;
