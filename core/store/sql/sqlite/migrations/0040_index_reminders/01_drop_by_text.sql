DROP INDEX reminder_by_text;
